namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>
/// The helper's standard input, read by a thread of its own: each line asks for a sample, and its end means that the lab is gone, however it went. Nobody
/// would end a helper that only looks between two runs.
/// </summary>
internal sealed class OtherHeapOrders : IDisposable
{
    private readonly SemaphoreSlim _asked = new(0);
    private readonly TextReader _input;
    private readonly Action _leave;

    /// <summary>Starts to read.</summary>
    /// <param name="input">The input.</param>
    /// <param name="leave">Called at its end, on the reading thread, whatever the others do.</param>
    public OtherHeapOrders(TextReader input, Action leave)
    {
        _input = input;
        _leave = leave;
        new Thread(Read) { IsBackground = true, Name = "lifeline" }.Start();
    }

    /// <summary>Waits until a sample is asked for. Without a limit: the end of the input is that of the process.</summary>
    public void Wait() => _asked.Wait();

    /// <inheritdoc/>
    public void Dispose() => _asked.Dispose();

    private void Read()
    {
        try
        {
            while (_input.ReadLine() is not null)
            {
                _ = _asked.Release();
            }
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            // A broken input is an ended one, and so is one that nobody waits for any more.
        }

        _leave();
    }
}
