using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>
/// Decides what is run: per schedule a serial run, then each worker count with each dispatch. Where dispatches are compared
/// they share one sweep, so that the difference is dispatch and nothing else; the sweeps that batching makes possible
/// come on top, each with a serial run of its own.
/// </summary>
internal sealed class JobPlanner
{
    private readonly JobSpec _spec;
    private readonly int _rows;
    private readonly TileSizing _tileSizing;
    private readonly ImmutableArray<Partition> _partitions;
    private readonly ImmutableArray<int> _pins;

    private JobPlanner(JobSpec spec, int rows, TileSizing tileSizing, ImmutableArray<int> cpus)
    {
        _spec = spec;
        _rows = rows;
        _tileSizing = tileSizing;
        _partitions = [.. WorkerCounts(spec.Workers).Select(PartitionFor)];

        // With more workers than CPUs, some share one.
        _pins = cpus.IsDefaultOrEmpty ? [] : [.. Enumerable.Range(0, spec.Workers).Select(worker => cpus[worker % cpus.Length])];
    }

    /// <summary>Plans a job.</summary>
    /// <param name="spec">What was asked for.</param>
    /// <param name="columns">The names of the table's columns.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="tileSizing">Says how large a tile is, where nobody asked for a size; by default the usual one.</param>
    /// <param name="cpus">CPUs to pin workers to, in the order in which to take them; none to pin nobody.</param>
    /// <exception cref="RefusedException">A kernel finds no columns, or a run would break the one rule.</exception>
    public static JobPlan Plan(
        JobSpec spec, IReadOnlySet<string> columns, int rows, TileSizing? tileSizing = null, ImmutableArray<int> cpus = default)
    {
        JobPlanner planner = new(spec, rows, tileSizing ?? (static _ => ScheduleSweep.UsualTileRows), cpus);
        SchedulePlan[] schedules = [.. spec.Kernels.Select(group => planner.PlanSchedule(KernelBinding.Of(group, columns), group.TickEnd))];
        SegmentPlan segments = SegmentPlan.For([.. schedules.SelectMany(static schedule => schedule.Runs)], spec.SegmentRows);
        return new JobPlan([.. schedules.Select(schedule => schedule.With(segments))], planner._partitions[^1]) { Segments = segments };
    }

    /// <summary>1, 2, 4 ... below the count asked for, then that count.</summary>
    internal static IEnumerable<int> WorkerCounts(int most)
    {
        for (long count = 1; count < most; count *= 2)
        {
            yield return (int)count;
        }

        yield return most;
    }

    private SchedulePlan PlanSchedule(Schedule schedule, ITickEnd? end)
    {
        Sweep compared = _spec.Sweep ?? Sweep.Streaming;
        RequireAllowed(schedule, compared);
        ImmutableArray<DispatchMode> dispatches = DispatchesOf(schedule);
        bool addsOthers = _spec.Sweep is null && dispatches.Contains(DispatchMode.PerRun);
        Sweep[] added = addsOthers ? [.. SweepRule.AllowedBy(schedule).Where(sweep => sweep != compared)] : [];
        int tileRows = added.Append(compared).Contains(Sweep.Tiled) ? _spec.TileRows ?? _tileSizing(schedule) : ScheduleSweep.UsualTileRows;

        List<RunPlan> runs = [.. added.Prepend(compared).Select(sweep => Run(DispatchMode.Serial, sweep, PartitionFor(1)))];
        foreach (Partition partition in _partitions)
        {
            runs.AddRange(dispatches.Select(mode => Run(mode, compared, partition)));
            runs.AddRange(added.Select(sweep => Run(DispatchMode.PerRun, sweep, partition)));
        }

        runs.AddRange([.. PinnedTwins(runs)]);
        return new SchedulePlan(schedule, [.. runs.Select(Legal)]);

        RunPlan Run(DispatchMode dispatch, Sweep sweep, Partition partition) => new()
        {
            Schedule = schedule,
            TickEnd = end,
            Partition = partition,
            Dispatch = dispatch,
            Sweep = sweep,
            TileRows = tileRows,
            Ticks = _spec.Ticks,
            TicksPerDispatch = TicksPerDispatch(dispatch),
            KeepsJournal = _spec.KeepsJournal,
            TellingShare = dispatch == DispatchMode.PerRun ? _spec.BatchShare : null,
            Dt = _spec.Dt,
        };
    }

    // A segment holds one tick, and the coordinator needs it before the next: whoever finds rows is told every tick.
    private ImmutableArray<DispatchMode> DispatchesOf(Schedule schedule)
    {
        if (!schedule.FindsRows || _spec.Ticks == 1)
        {
            return _spec.Dispatches;
        }

        ImmutableArray<DispatchMode> everyTick = _spec.Dispatches.Remove(DispatchMode.PerRun);
        return everyTick.IsEmpty
            ? throw RefusedException.Usage(
                $"Cannot run kernel {schedule.Name} told per run because what it finds is merged after every tick: dispatch=per-run, expected=per-tick or doorbell. "
                + "Leave --batch and --dispatch per-run out.")
            : everyTick;
    }

    private static void RequireAllowed(Schedule schedule, Sweep sweep)
    {
        if (!SweepRule.Allows(schedule, sweep))
        {
            throw RefusedException.Usage(
                $"Cannot sweep kernel {schedule.Name} that way because its contract does not allow it: sweep={SweepName.Of(sweep)}, "
                + $"expected={string.Join(" or ", SweepRule.AllowedBy(schedule).Select(SweepName.Of))}. Leave --sweep out.");
        }
    }

    // The runs with the most workers once more, pinned: the pair differs in nothing else.
    private IEnumerable<RunPlan> PinnedTwins(IEnumerable<RunPlan> runs) => runs
        .Where(run => !_pins.IsEmpty && run.Dispatch != DispatchMode.Serial && run.Workers == _spec.Workers)
        .Select(run => run with { Pins = _pins });

    private int TicksPerDispatch(DispatchMode dispatch) => dispatch switch
    {
        DispatchMode.PerTick or DispatchMode.Doorbell => 1,
        DispatchMode.PerRun => Math.Min(_spec.Batch ?? _spec.Ticks, _spec.CheckpointEvery),
        _ => _spec.Ticks,
    };

    private Partition PartitionFor(int workers) => Partition.Split(_rows, workers, RunPlan.LeastElementBytes);

    private static RunPlan Legal(RunPlan plan)
    {
        PhaseCheck.Require(plan);
        return plan;
    }
}
