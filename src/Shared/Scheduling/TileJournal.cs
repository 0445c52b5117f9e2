using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>
/// Copies each tile's written columns into a journal before a sweep changes them, or lets its kernel keep them block by block, and finds
/// out of the journal of a dead process how far it came.
/// </summary>
internal sealed class TileJournal
{
    private readonly Journal _journal;
    private readonly BoundSchedule _schedule;
    private readonly IColumnStorage[][] _written;
    private readonly Action<UndoLog>? _opened;
    private readonly Action<Resumption>? _resumed;
    private bool _isLeftOpen;
    private long _order;
    private ITickBarrier? _barrier;

    /// <summary>Prepares.</summary>
    /// <param name="journal">The worker's; its image has room for a tile (<see cref="JournalSize"/>).</param>
    /// <param name="schedule">What is swept.</param>
    /// <param name="columns">The schedule's columns.</param>
    /// <param name="storageOf">The storage of a column.</param>
    /// <param name="opened">Called when a tile is open and not yet changed, with its undo log where it has one; null for nobody. A drill may end the process there.</param>
    /// <param name="resumed">Called when an order is gone on with, before any of it is done; null for nobody.</param>
    public TileJournal(
        Journal journal, BoundSchedule schedule, IEnumerable<ColumnUse> columns, Func<ColumnUse, IColumnStorage> storageOf, Action<UndoLog>? opened, Action<Resumption>? resumed = null)
    {
        _journal = journal;
        _schedule = schedule;
        _written = [.. schedule.Kernels.Select(kernel => Written(kernel.Uses)), Written(columns)];
        _opened = opened;
        _resumed = resumed;

        IColumnStorage[] Written(IEnumerable<ColumnUse> uses) => [.. uses.Where(static use => use.IsWritten).Select(storageOf)];
    }

    /// <summary>What stands for a kernel where all of a tick cross a tile before the next is touched.</summary>
    public int WholeTick => _written.Length - 1;

    /// <summary>Begins an order, where it was left if another process has begun it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="firstTick">Its first tick.</param>
    /// <param name="ticks">How many it asks for.</param>
    /// <param name="barrier">Where the sweep waits for others; null where it doesn't.</param>
    /// <exception cref="InvalidOperationException">The journal says what it can't say of this order.</exception>
    public SweepStart Begin(JournaledOrder order, int firstTick, int ticks, ITickBarrier? barrier)
    {
        _order = order.Number;
        _barrier = barrier;
        JournalEntry? found = _journal.IsOpen ? _journal.Last : null;
        SweepStart start = BeginAt(order, firstTick, ticks, barrier);
        if (order.Resumes)
        {
            int done = _isLeftOpen ? _journal.Undo.Position.Row : 0;
            _resumed?.Invoke(new Resumption(order.Number, firstTick, ticks, start.Tick, start.Row + done, found?.Order == order.Number ? found : null, done));
        }

        return start;
    }

    private SweepStart BeginAt(JournaledOrder order, int firstTick, int ticks, ITickBarrier? barrier)
    {
        bool isOfOrder = order.Resumes && _journal.Last?.Order == order.Number;
        _isLeftOpen = false;
        if (_journal.IsOpen)
        {
            // A tile of an order that was given up stays as it is: whoever gave it up has filled the columns anew.
            _isLeftOpen = isOfOrder && TryPutBack(Checked(_journal.Last!.Value, firstTick, ticks));
            if (!_isLeftOpen)
            {
                _journal.TakeBack();
            }
        }

        // Behind the open tile may lie the last one of the order before: then this one has to begin at its beginning.
        if (!isOfOrder || _journal.Last is not { } last || last.Order != order.Number)
        {
            return SweepStart.At(firstTick, _schedule.Range.Start);
        }

        barrier?.ResumeAt(last.Step);
        last = Checked(last, firstTick, ticks);
        return _isLeftOpen ? SweepStart.In(last) : SweepStart.Behind(last);
    }

    /// <summary>Copies a tile, and says that it is about to be changed.</summary>
    /// <param name="tick">The tick; of several that the tile goes through at once, the first.</param>
    /// <param name="kernel">The kernel, or <see cref="WholeTick"/>.</param>
    /// <param name="rows">The rows; none where a worker has none, and only passes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Open(int tick, int kernel, RowRange rows)
    {
        Span<byte> image = _journal.Image;
        foreach (IColumnStorage column in _written[kernel])
        {
            ReadOnlySpan<byte> bytes = column.Slice(rows).Bytes;
            bytes.CopyTo(image);
            image = image[bytes.Length..];
        }

        _journal.Open(new JournalEntry(_order, tick, kernel, rows, _barrier?.Step ?? 0));
        _opened?.Invoke(default);
    }

    /// <summary>Says that a tile is about to be changed by a kernel that keeps what it overwrites itself.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>Where the kernel keeps it; in a tile that a dead process left open, with what is done of it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public UndoLog OpenLogged(int tick, int kernel, RowRange rows)
    {
        UndoLog log = _journal.Undo;
        if (_isLeftOpen)
        {
            // It is the one that the sweep begins in, and stays open: what is done of it is known by the log alone.
            _isLeftOpen = false;
            RequireSame(_journal.Last!.Value, tick, kernel, rows);
        }
        else
        {
            log.Position = default;
            _journal.Open(new JournalEntry(_order, tick, kernel, rows, _barrier?.Step ?? 0));
        }

        _opened?.Invoke(log);
        return log;
    }

    /// <summary>Says that the tile is done.</summary>
    /// <param name="found">Rows that the kernel has found in this tick.</param>
    public void Close(long found = 0) => _journal.Close(found);

    // A copied tile is as it was before, then; of a logged one what was done stays done.
    private bool TryPutBack(JournalEntry entry)
    {
        // Whoever has no rows opens its tile without a log: there is nothing to put back, and no log of it to read.
        if (entry.Kernel < WholeTick && !entry.Rows.IsEmpty && _schedule.Kernels[entry.Kernel] is { KeepsItself: true } kernel)
        {
            PutBackBlock(entry, kernel);
            return true;
        }

        ReadOnlySpan<byte> image = _journal.Image;
        foreach (IColumnStorage column in _written[entry.Kernel])
        {
            Span<byte> rows = column.Slice(entry.Rows).Bytes;
            image[..rows.Length].CopyTo(rows);
            image = image[rows.Length..];
        }

        return false;
    }

    private void PutBackBlock(JournalEntry entry, BoundKernel kernel)
    {
        UndoLog log = _journal.Undo;
        UndoPosition at = log.Position;
        if (at.Column >= kernel.Uses.Length || !kernel.Uses[at.Column].IsWritten || at.Count > UndoLog.MostRows || at.Row + at.Count > entry.Rows.Length)
        {
            throw new InvalidOperationException(
                $"Cannot resume because the undo log names rows that the tile doesn't have: column={at.Column}, row={at.Row}, count={at.Count}, "
                + $"expected a written one of {kernel.Uses.Length} columns, at most {UndoLog.MostRows} rows, within {entry.Rows.Length}.");
        }

        int first = entry.Rows.Start + at.Row;
        log.Kept(at).CopyTo(kernel.Storage(at.Column).Slice(new RowRange(first, first + at.Count)).Bytes);
        log.Position = at with { Count = 0 };
    }

    private static void RequireSame(JournalEntry entry, int tick, int kernel, RowRange rows)
    {
        if ((entry.Tick, entry.Kernel, entry.Rows) != (tick, kernel, rows))
        {
            throw new InvalidOperationException(
                $"Cannot resume because the tile that was left open is cut otherwise here: tick={tick}, kernel={kernel}, rows={rows}, "
                + $"expected tick={entry.Tick}, kernel={entry.Kernel}, rows={entry.Rows}.");
        }
    }

    // It lies in memory that a process wrote which then died, perhaps of what else it wrote.
    private JournalEntry Checked(JournalEntry entry, int firstTick, int ticks)
    {
        RowRange range = _schedule.Range;
        bool isPossible = entry.Tick >= firstTick
            && entry.Tick < (long)firstTick + ticks
            && entry.Kernel < _written.Length
            && entry.Rows.Start >= range.Start
            && entry.Rows.End <= range.End;
        return isPossible
            ? entry
            : throw new InvalidOperationException(
                $"Cannot resume because the journal names a tile that the order doesn't have: order={entry.Order}, tick={entry.Tick}, kernel={entry.Kernel}, rows={entry.Rows}, "
                + $"expected ticks={firstTick} to {firstTick + ticks - 1}, kernels=0 to {_written.Length - 1}, rows within {range}.");
    }
}
