namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// The last lines that a worker wrote to standard error. Always drained, or the worker would block once the system's
/// buffer is full; bounded, whatever it writes.
/// </summary>
internal sealed class StandardErrorTail
{
    private const int MaxLines = 20;
    private const int MaxLineLength = 500;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes one more line, or null for the end. Called from whichever thread reads the stream.</summary>
    public void Add(string? line)
    {
        if (line is null)
        {
            _ = _ended.TrySetResult();
            return;
        }

        lock (_lock)
        {
            _lines.Enqueue(line.Length <= MaxLineLength ? line : line[..MaxLineLength]);
            if (_lines.Count > MaxLines)
            {
                _ = _lines.Dequeue();
            }
        }
    }

    /// <summary>Waits for the end of the stream, which may come after that of the process.</summary>
    /// <returns>Whether it came within the limit: a child that inherited the stream may keep it open.</returns>
    public bool WaitForEnd(TimeSpan limit) => _ended.Task.Wait(limit);

    /// <summary>The lines, oldest first, or a word that there are none.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            return _lines.Count == 0 ? "(it wrote nothing to standard error)" : string.Join(Environment.NewLine, _lines);
        }
    }
}
