using System.Collections.Immutable;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>All runs of a job.</summary>
/// <param name="Schedules">Per schedule, its runs.</param>
/// <param name="Widest">The partition that gives every worker of the job a range.</param>
internal sealed record JobPlan(ImmutableArray<SchedulePlan> Schedules, Partition Widest)
{
    /// <summary>The segments that all runs share.</summary>
    public SegmentPlan Segments { get; init; } = SegmentPlan.None;
}

/// <summary>The runs of one schedule, which are compared with each other.</summary>
/// <param name="Schedule">What a tick is.</param>
/// <param name="Runs">The runs; the first is the serial one that all others are checked against.</param>
internal sealed record SchedulePlan(Schedule Schedule, ImmutableArray<RunPlan> Runs)
{
    /// <summary>Makes one of runs that keep the one rule.</summary>
    /// <param name="runs">Runs of one schedule, the serial one first.</param>
    /// <exception cref="RefusedException">Two tasks of one phase of a run touch the same rows.</exception>
    public static SchedulePlan Checked(ImmutableArray<RunPlan> runs)
    {
        foreach (RunPlan run in runs)
        {
            PhaseCheck.Require(run);
        }

        return new SchedulePlan(runs[0].Schedule, runs);
    }

    /// <summary>The same with segments for what the kernels find.</summary>
    public SchedulePlan With(SegmentPlan segments) => this with { Runs = [.. Runs.Select(run => run with { Segments = segments })] };

    /// <summary>The names of the columns that a tick writes.</summary>
    public IReadOnlySet<string> WrittenColumns => Runs[0].WrittenColumns.ToHashSet(StringComparer.Ordinal);
}
