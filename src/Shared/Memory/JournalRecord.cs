namespace ParallelMotion.Shared.Memory;

/// <summary>One of the two places in a journal where an entry is written down.</summary>
internal readonly struct JournalRecord
{
    private readonly SharedWord _order;
    private readonly SharedWord _tick;
    private readonly SharedWord _kernel;
    private readonly SharedWord _start;
    private readonly SharedWord _end;
    private readonly SharedWord _step;
    private readonly SharedWord _found;

    /// <summary>A place that begins at a word.</summary>
    /// <param name="wordAt">The word so many words behind the first.</param>
    public JournalRecord(Func<int, SharedWord> wordAt)
    {
        _order = wordAt(0);
        _tick = wordAt(1);
        _kernel = wordAt(2);
        _start = wordAt(3);
        _end = wordAt(4);
        _step = wordAt(5);
        _found = wordAt(6);
    }

    public void Write(in JournalEntry entry)
    {
        _order.Write(entry.Order);
        _tick.Write(entry.Tick);
        _kernel.Write(entry.Kernel);
        _start.Write(entry.Rows.Start);
        _end.Write(entry.Rows.End);
        _step.Write(entry.Step);
        _found.Write(entry.Found);
    }

    public void WriteFound(long found) => _found.Write(found);

    /// <summary>Reads what another process wrote, each word once.</summary>
    /// <returns>Null where a number is none that an entry can have.</returns>
    public JournalEntry? Read()
    {
        (long order, long tick, long kernel, long start, long end) = (_order.Read(), _tick.Read(), _kernel.Read(), _start.Read(), _end.Read());
        bool isPossible = order > 0
            && tick is >= 0 and < Limits.MaxTicks
            && kernel is >= 0 and <= Limits.MaxKernels
            && start >= 0 && start <= end && end <= Limits.MaxRows;
        return isPossible ? new JournalEntry(order, (int)tick, (int)kernel, new((int)start, (int)end), _step.Read()) { Found = _found.Read() } : null;
    }
}
