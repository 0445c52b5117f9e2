using System.Collections.Immutable;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>Which segments runs share, and how many rows each worker's hold.</summary>
/// <param name="Names">Their names.</param>
/// <param name="Capacities">By worker; the serial run uses the first.</param>
internal sealed record SegmentPlan(ImmutableArray<string> Names, ImmutableArray<int> Capacities)
{
    /// <summary>No kernel finds rows.</summary>
    public static SegmentPlan None { get; } = new([], []);

    /// <summary>Plans room for every row that a worker can find in a tick: all of its largest range.</summary>
    /// <param name="runs">All runs that share the segments.</param>
    /// <param name="most">The most rows a segment may hold; null for as many as can be found.</param>
    public static SegmentPlan For(IReadOnlyCollection<RunPlan> runs, int? most)
    {
        ImmutableArray<string> names = [.. runs.SelectMany(static run => run.Schedule.Finders).Select(static kernel => kernel.Segment).Distinct(StringComparer.Ordinal)];
        int workers = runs.Max(static run => run.Workers);
        return names.IsEmpty ? None : new SegmentPlan(names, [.. Enumerable.Range(0, workers).Select(Capacity)]);

        int Capacity(int worker) => Math.Clamp(
            runs.Where(run => worker < run.Workers).Max(run => run.Partition.Ranges[worker].Length), 1, Math.Min(most ?? int.MaxValue, Limits.MaxSegmentRows));
    }

    /// <summary>Rows that a worker's segments hold; 0 where there are none.</summary>
    public int CapacityOf(int worker) => Names.IsEmpty ? 0 : Capacities[worker];
}
