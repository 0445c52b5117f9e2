namespace ParallelMotion.Coordinator.Logs;

/// <summary>When runs began: the time of the first event of each, for whoever hears of events in order.</summary>
internal sealed class RunStarts
{
    private readonly Dictionary<string, DateTimeOffset> _starts = new(StringComparer.Ordinal);

    /// <summary>When the run of an event began.</summary>
    /// <param name="entry">The next event.</param>
    public DateTimeOffset Of(LogEntry entry)
    {
        _ = _starts.TryAdd(entry.Run ?? string.Empty, entry.Time);
        return _starts[entry.Run ?? string.Empty];
    }
}
