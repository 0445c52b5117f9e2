using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>
/// Copies each tile's written columns into a journal before a sweep changes them, and finds out of the journal of a dead process
/// how far it came.
/// </summary>
internal sealed class TileJournal
{
    private readonly Journal _journal;
    private readonly BoundSchedule _schedule;
    private readonly IColumnStorage[][] _written;
    private readonly Action? _opened;
    private long _order;
    private ITickBarrier? _barrier;

    /// <summary>Prepares.</summary>
    /// <param name="journal">The worker's; its image has room for a tile (<see cref="JournalSize"/>).</param>
    /// <param name="schedule">What is swept.</param>
    /// <param name="columns">The schedule's columns.</param>
    /// <param name="storageOf">The storage of a column.</param>
    /// <param name="opened">Called when a tile is open and not yet changed; null for nobody. A drill may end the process there.</param>
    public TileJournal(Journal journal, BoundSchedule schedule, IEnumerable<ColumnUse> columns, Func<ColumnUse, IColumnStorage> storageOf, Action? opened)
    {
        _journal = journal;
        _schedule = schedule;
        _written = [.. schedule.Kernels.Select(kernel => Written(kernel.Uses)), Written(columns)];
        _opened = opened;

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
        bool isOfOrder = order.Resumes && _journal.Last?.Order == order.Number;
        if (_journal.IsOpen)
        {
            // A tile of an order that was given up stays as it is: whoever gave it up has filled the columns anew.
            if (isOfOrder)
            {
                PutBack(Checked(_journal.Last!.Value, firstTick, ticks));
            }

            _journal.TakeBack();
        }

        // Behind the open tile may lie the last one of the order before: then this one has to begin at its beginning.
        if (!isOfOrder || _journal.Last is not { } last || last.Order != order.Number)
        {
            return SweepStart.At(firstTick, _schedule.Range.Start);
        }

        barrier?.ResumeAt(last.Step);
        return SweepStart.Behind(Checked(last, firstTick, ticks));
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
        _opened?.Invoke();
    }

    /// <summary>Says that the tile is done.</summary>
    /// <param name="found">Rows that the kernel has found in this tick.</param>
    public void Close(long found = 0) => _journal.Close(found);

    private void PutBack(JournalEntry entry)
    {
        ReadOnlySpan<byte> image = _journal.Image;
        foreach (IColumnStorage column in _written[entry.Kernel])
        {
            Span<byte> rows = column.Slice(entry.Rows).Bytes;
            image[..rows.Length].CopyTo(rows);
            image = image[rows.Length..];
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
