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

    /// <summary>Takes one more line. Called from whichever thread reads the stream.</summary>
    public void Add(string? line)
    {
        if (line is null)
        {
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

    /// <summary>The lines, oldest first, or a word that there are none.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            return _lines.Count == 0 ? "(it wrote nothing to standard error)" : string.Join(Environment.NewLine, _lines);
        }
    }
}
