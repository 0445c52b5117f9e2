namespace ParallelMotion.Coordinator.Logs;

/// <summary>
/// Puts events in the order of their times, with what fits in memory: a log is nearly in order. What workers tell arrives a little later
/// than it happened, and has the time at which it did.
/// </summary>
internal sealed class LogWindow
{
    private const int MostEntries = 2048;
    private const long MostCharacters = 8L << 20;

    private readonly PriorityQueue<LogEntry, (DateTimeOffset Time, long Number)> _entries = new();
    private long _number;
    private long _characters;

    /// <summary>Whether no more fit: the first has to be taken.</summary>
    public bool IsFull => _entries.Count >= MostEntries || _characters > MostCharacters;

    /// <summary>Whether none is here.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Adds one. Of two with the same time the one that was added first comes first.</summary>
    public void Add(LogEntry entry)
    {
        _characters += entry.Line.Length;
        _entries.Enqueue(entry, (entry.Time, _number++));
    }

    /// <summary>Takes the earliest.</summary>
    public LogEntry Take()
    {
        LogEntry first = _entries.Dequeue();
        _characters -= first.Line.Length;
        return first;
    }
}
