using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>
/// Runs ticks over a range, in a sweep's order. Workers and the serial reference run this same code; every order applies
/// the same operations to a row in the same sequence, so all orders give the same bits.
/// </summary>
public sealed class ScheduleSweep
{
    /// <summary>
    /// Rows of a tile where nobody has measured a better number: two float32 columns of 4,096 rows are 32 KiB, the
    /// first-level cache of common processors.
    /// </summary>
    public const int UsualTileRows = 4096;

    private readonly SweepOrder _order;
    private readonly BoundSchedule _bound;
    private readonly TileJournal? _journal;
    private readonly bool _readsAround;

    /// <summary>Prepares.</summary>
    /// <param name="schedule">What a tick is.</param>
    /// <param name="storageOf">The storage of a column; asked once for each that a kernel declares.</param>
    /// <param name="range">The rows to cross.</param>
    /// <param name="dt">The length of a tick.</param>
    /// <param name="sweep">The order.</param>
    /// <param name="tileRows">Rows of a tile, for the tiled sweep; at most <see cref="Limits.MaxTileRows"/>.</param>
    /// <param name="segmentOf">The segment of a kernel that finds rows; not needed where none does.</param>
    /// <param name="journal">Keeps each tile until it is done, so that another process can go on; null where none could.</param>
    /// <param name="tileOpened">Called, where there is a journal, for each tile that is kept and not yet changed, with its undo log where it has one; null for nobody.</param>
    /// <param name="resumed">Called, where there is a journal, when an order is gone on with that another process has begun; null for nobody.</param>
    /// <exception cref="ArgumentException">A kernel declares what it must not, or the contracts don't allow the sweep.</exception>
    public ScheduleSweep(
        Schedule schedule,
        Func<ColumnUse, IColumnStorage> storageOf,
        RowRange range,
        float dt,
        Sweep sweep,
        int tileRows = UsualTileRows,
        Func<ISegmentKernel, Segment>? segmentOf = null,
        Journal? journal = null,
        Action<UndoLog>? tileOpened = null,
        Action<Resumption>? resumed = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(storageOf);
        ArgumentOutOfRangeException.ThrowIfLessThan(tileRows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tileRows, Limits.MaxTileRows);
        if (ScheduleRule.Fault(schedule) is { } fault)
        {
            throw new ArgumentException($"Cannot sweep {schedule.Name} because {fault}.", nameof(schedule));
        }

        if (!SweepRule.Allows(schedule, sweep))
        {
            throw new ArgumentException(
                $"Cannot sweep {schedule.Name} that way because the contract does not allow it: sweep={sweep}, "
                + $"expected={string.Join(" or ", SweepRule.AllowedBy(schedule))}.",
                nameof(sweep));
        }

        _readsAround = schedule.ReadsAround;
        _bound = new BoundSchedule(schedule, storageOf, segmentOf ?? NoSegment, range, dt);
        _journal = journal is null ? null : new TileJournal(journal, _bound, schedule.Columns, storageOf, tileOpened, resumed);
        _order = sweep switch
        {
            Sweep.Fused => new FusedOrder(_bound, _journal),
            Sweep.Tiled => new TiledOrder(_bound, tileRows, _journal),
            _ => new StreamingOrder(_bound, _journal),
        };
    }

    /// <summary>Where it is, or was when a kernel threw.</summary>
    public SweepPosition Position => _bound.Position;

    /// <summary>Runs ticks.</summary>
    /// <param name="firstTick">The run's number of the first, from 0: it decides which column of a pair that swaps is read.</param>
    /// <param name="ticks">How many; zero does nothing.</param>
    /// <param name="progress">Hears of finished rows; what it throws ends the sweep between two calls of a kernel.</param>
    /// <param name="barrier">
    /// Where to wait for the workers of other ranges between two ticks or phases, when a kernel reads their rows; null when this
    /// range is the whole table. Otherwise nobody waits.
    /// </param>
    /// <param name="order">What the journal has to know; of no account where there is none.</param>
    /// <exception cref="InvalidOperationException">The order is to be resumed, and the journal says what it can't say of it.</exception>
    public void Run(int firstTick, int ticks, ISweepProgress progress, ITickBarrier? barrier = null, JournaledOrder order = default)
    {
        ArgumentNullException.ThrowIfNull(progress);

        // A round trip is measured with no ticks: visiting every tile for nothing would take longer than the trip.
        if (ticks > 0)
        {
            ITickBarrier? others = _readsAround ? barrier : null;
            SweepStart start = _journal?.Begin(order, firstTick, ticks, others) ?? SweepStart.At(firstTick, _bound.Range.Start);
            _order.Run(start, firstTick, ticks, progress, others);
        }
    }

    private static Segment NoSegment(ISegmentKernel kernel) =>
        throw new ArgumentException($"Cannot sweep {kernel.Name} because its segment is missing: segment={kernel.Segment}.", nameof(kernel));
}
