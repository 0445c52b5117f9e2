using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;
using ParallelMotion.Shared.Tests.Kernels;

namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>What is told of an order that another process has begun.</summary>
public sealed class ResumptionTests : IDisposable
{
    private const int Rows = 500;
    private static readonly RowRange Range = new(100, 400);
    private static readonly JournaledOrder Resumed = new(7, Resumes: true);

    private readonly ArrayColumn _pos = new(new float[Rows]);
    private readonly ArrayColumn _vel = new([.. Enumerable.Repeat(1f, Rows)]);
    private readonly Schedule _schedule = Schedule.Of([new ScheduledKernel(new MotionKernel(), "motion", [.. new MotionKernel().Bind(new HashSet<string>(["pos", "vel"], StringComparer.Ordinal))], 0)]);
    private readonly Journal _journal;
    private readonly List<Resumption> _told = [];

    public ResumptionTests()
    {
        _journal = Journal.Scratch((int)JournalSize.Bytes(_schedule, Sweep.Streaming, 64, Rows));
    }

    [Fact]
    public void An_order_that_nobody_has_begun_is_told_of_from_its_first_row()
    {
        Run(Resumed);

        Assert.Equal(new Resumption(7, FirstTick: 3, Ticks: 2, Tick: 3, Row: 100, Restored: null, RowsDone: 0), Assert.Single(_told));
    }

    [Fact]
    public void An_order_that_is_not_resumed_is_told_to_nobody()
    {
        Run(new JournaledOrder(7, Resumes: false));

        Assert.Empty(_told);
    }

    [Fact]
    public void A_tile_that_was_left_open_is_told_of_with_the_rows_that_stay_done()
    {
        JournalEntry tile = new(7, Tick: 4, Kernel: 0, Range, Step: 0);
        UndoLog undo = _journal.Undo;
        undo.Position = new UndoPosition(Column: 0, Row: 128, Count: 0, Slot: 0);
        _journal.Open(tile);

        Run(Resumed);

        Assert.Equal(new Resumption(7, FirstTick: 3, Ticks: 2, Tick: 4, Row: 228, tile, RowsDone: 128), Assert.Single(_told));
    }

    [Fact]
    public void A_tile_of_an_older_order_is_no_news()
    {
        _journal.Open(new JournalEntry(6, Tick: 1, Kernel: 0, Range, Step: 0));

        Run(Resumed);

        Assert.Null(Assert.Single(_told).Restored);
    }

    public void Dispose() => _journal.Dispose();

    private void Run(JournaledOrder order) => new ScheduleSweep(
        _schedule, use => string.Equals(use.Column, "pos", StringComparison.Ordinal) ? _pos : _vel, Range, dt: 1, Sweep.Streaming, journal: _journal, resumed: _told.Add)
        .Run(firstTick: 3, ticks: 2, SilentProgress.Instance, barrier: null, order);
}
