using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>One run: everything that decides its result and its time, complete before any process starts.</summary>
internal sealed record RunPlan
{
    /// <summary>Bytes of the smallest element of any column: borders that suit it suit all others.</summary>
    public const int LeastElementBytes = 4;

    /// <summary>The kernels of a tick.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>Who gets which rows.</summary>
    public required Partition Partition { get; init; }

    /// <summary>What the coordinator does alone after each tick; null for nothing.</summary>
    public ITickEnd? TickEnd { get; init; }

    /// <summary>The segments of the kernels that find rows.</summary>
    public SegmentPlan Segments { get; init; } = SegmentPlan.None;

    /// <summary>
    /// Whether the one rule may be broken: two tasks then write the same rows at the same time, updates get lost, and results differ
    /// from run to run. For showing just that, on a table that nobody needs.
    /// </summary>
    public bool AllowsLostUpdates { get; init; }

    /// <summary>How workers are told.</summary>
    public required DispatchMode Dispatch { get; init; }

    /// <summary>By which calls whoever dispatches says so, where there are several for one dispatch.</summary>
    public DispatchApi Api { get; init; } = DispatchApi.Map;

    /// <summary>Whether worker processes compute: otherwise whatever happens, happens in the coordinator.</summary>
    public bool IsOnWorkers => Dispatch is not (DispatchMode.Serial or DispatchMode.Threads);

    /// <summary>How a dispatch crosses its range.</summary>
    public required Sweep Sweep { get; init; }

    /// <summary>Rows of a tile, for the tiled sweep.</summary>
    public int TileRows { get; init; } = ScheduleSweep.UsualTileRows;

    /// <summary>Ticks of the run.</summary>
    public required int Ticks { get; init; }

    /// <summary>Ticks that one message asks for; all of them when serial.</summary>
    public required int TicksPerDispatch { get; init; }

    /// <summary>
    /// The share of the work that telling may cost, where <see cref="TicksPerDispatch"/> is to be chosen for it once the
    /// workers are there; null where it was given.
    /// </summary>
    public double? TellingShare { get; init; }

    /// <summary>Why so many, where they were chosen.</summary>
    public string? BatchReason { get; init; }

    /// <summary>The length of a tick.</summary>
    public required float Dt { get; init; }

    /// <summary>The CPU of each worker; none where the system places them.</summary>
    public ImmutableArray<int> Pins { get; init; } = [];

    /// <summary>Whether each worker stays on one CPU.</summary>
    public bool IsPinned => !Pins.IsEmpty;

    /// <summary>Whether workers run it on columns of their own, and note what they changed there.</summary>
    public bool IsAudit { get; init; }

    /// <summary>
    /// Whether each worker keeps a copy of the tile that it changes, so that another can go on where it died. Not where nobody could
    /// say what a tile holds: two workers write it.
    /// </summary>
    public bool IsJournaled => KeepsJournal && IsOnWorkers && !IsAudit && !AllowsLostUpdates;

    /// <summary>Whether a journal was asked for.</summary>
    public bool KeepsJournal { get; init; } = true;

    /// <summary>Bytes of the largest tile that a worker changes at once, in the columns that are written.</summary>
    /// <param name="worker">The worker's index.</param>
    /// <exception cref="RefusedException">No journal can be so large.</exception>
    public int JournalBytesOf(int worker)
    {
        long bytes = JournalSize.Bytes(Schedule, Sweep, TileRows, Partition.Ranges[worker].Length);
        return bytes <= Limits.MaxJournalBytes
            ? (int)bytes
            : throw RefusedException.TooLittle(
                $"Cannot keep a journal of kernel {Schedule.Name} because a worker changes too much at once: needed={bytes} bytes, expected={Limits.MaxJournalBytes} at most. "
                + "Ask for more workers, or for --no-journal: the run then ends when a worker dies.");
    }

    /// <summary>Whether orders are rung in shared memory; otherwise they are sent over the pipes.</summary>
    public bool IsRung => Dispatch == DispatchMode.Doorbell;

    /// <summary>How many processes compute, or threads.</summary>
    public int Workers => Partition.Ranges.Length;

    /// <summary>The names of the columns that a tick writes.</summary>
    public IEnumerable<string> WrittenColumns =>
        Schedule.WrittenColumns.Concat(TickEnd?.Columns.Where(static use => use.IsWritten).Select(static use => use.Column) ?? []).Distinct(StringComparer.Ordinal);

    /// <summary>Whether workers wait for each other while they carry out one order.</summary>
    public bool KeepsStep => Workers > 1 && Schedule.KeepsStepWithin(TicksPerDispatch);

    /// <summary>A run of the coordinator alone, streaming: what others are compared with, and made from.</summary>
    /// <param name="schedule">What a tick is.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="ticks">Ticks of the run.</param>
    /// <param name="dt">The length of a tick.</param>
    public static RunPlan Serial(Schedule schedule, int rows, int ticks, float dt) => new()
    {
        Schedule = schedule,
        Partition = Partition.Split(rows, workers: 1, LeastElementBytes),
        Dispatch = DispatchMode.Serial,
        Sweep = Sweep.Streaming,
        Ticks = ticks,
        TicksPerDispatch = ticks,
        Dt = dt,
    };

    /// <summary>The same with workers, each with its share of the rows.</summary>
    /// <param name="workers">How many.</param>
    /// <param name="dispatch">How they are told.</param>
    /// <param name="ticksPerDispatch">How many ticks each order asks for.</param>
    public RunPlan On(int workers, DispatchMode dispatch, int ticksPerDispatch) => this with
    {
        Partition = Partition.Split(Partition.Rows, workers, LeastElementBytes),
        Dispatch = dispatch,
        TicksPerDispatch = ticksPerDispatch,
    };

    /// <summary>
    /// Bytes that the kernels load and store in the whole run: a column written in place counts twice, each of a pair that
    /// swaps once.
    /// </summary>
    public double BytesMoved => (double)Partition.Rows * Ticks * Schedule.Kernels.Sum(static kernel => kernel.Uses.Sum(static use => use.BytesPerRowTick));

    /// <summary>
    /// The write-sets of a phase. All of its tasks, one for each kernel and worker, may run at the same time, so the plan is legal
    /// only if none overlap.
    /// </summary>
    /// <param name="phase">The phase, from 0.</param>
    public IEnumerable<WriteSet> WriteSetsOf(int phase) =>
        from kernel in Schedule.Kernels
        where kernel.Phase == phase
        from worker in Enumerable.Range(0, Workers)
        from column in kernel.Written
        select new WriteSet($"{kernel.Kernel.Name} in worker {worker}", column, Partition.Ranges[worker]);
}
