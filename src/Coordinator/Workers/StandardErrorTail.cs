using ParallelMotion.Coordinator.Workers.Speech;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// The last words that a worker wrote to standard error, without its events. Always drained, or the worker would block once the system's
/// buffer is full; bounded, whatever it writes, also when it never ends a line.
/// </summary>
internal sealed class StandardErrorTail
{
    /// <summary>An unhandled exception with its stack and those of its causes.</summary>
    private const int MaxCharacters = 8192;

    /// <summary>A worker that is silent for so long has nothing to add to what was left out.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly char[] _last = new char[MaxCharacters];
    private long _written;

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="standardError">The stream.</param>
    /// <param name="listener">Hears all of it.</param>
    public async Task DrainAsync(TextReader standardError, ISpeechListener listener)
    {
        SpokenLines lines = new(listener, Add);
        try
        {
            await DrainAsync(standardError, lines, listener);
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            // Whoever closed it wants no more words.
        }
        finally
        {
            lines.End();
            listener.SumUp();
            _ = _ended.TrySetResult();
        }
    }

    /// <summary>Waits for the end of the stream, which may come after that of the process.</summary>
    /// <returns>Whether it came within the limit: a child that inherited the stream may keep it open.</returns>
    public bool WaitForEnd(TimeSpan limit) => _ended.Task.Wait(limit);

    /// <summary>The last words, or a word that there are none.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            int start = (int)(_written % MaxCharacters);
            string text = _written <= MaxCharacters ? new string(_last, 0, (int)_written) : $"...{new string(_last, start, MaxCharacters - start)}{new string(_last, 0, start)}";
            return string.IsNullOrWhiteSpace(text) ? "(it wrote nothing to standard error)" : text.Trim();
        }
    }

    private static async Task DrainAsync(TextReader standardError, SpokenLines lines, ISpeechListener listener)
    {
        char[] chunk = new char[4096];
        while (true)
        {
            Task<int> read = standardError.ReadAsync(chunk).AsTask();
            while (listener.HasLeftOut && await Task.WhenAny(read, Task.Delay(Pause)) != read)
            {
                listener.SumUp();
            }

            int count = await read;
            if (count == 0)
            {
                return;
            }

            lines.Add(chunk.AsSpan(0, count));
        }
    }

    private void Add(ReadOnlySpan<char> words)
    {
        lock (_lock)
        {
            foreach (char word in words)
            {
                _last[_written++ % MaxCharacters] = word;
            }
        }
    }
}
