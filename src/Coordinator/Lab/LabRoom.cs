using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>What an exercise finds in place.</summary>
/// <param name="Spec">What was asked for.</param>
/// <param name="Executable">The worker's executable.</param>
/// <param name="Around">The machine, the log, whoever waits.</param>
/// <param name="Drain">Ends it early.</param>
internal sealed record LabRoom(LabSpec Spec, string Executable, Surroundings Around, Drain Drain)
{
    /// <summary>Cancelled when nothing new may begin.</summary>
    public CancellationToken Stop => Drain.Begun;

    /// <summary>Channels to compare.</summary>
    public ImmutableArray<LabChannel> Channels { get; init; } = LabChannel.All;

    /// <summary>Refuses tables that this machine can't hold as often as a run needs them.</summary>
    /// <param name="rows">Rows of each table.</param>
    /// <param name="columns">The columns of all of them.</param>
    /// <exception cref="RefusedException">One doesn't fit.</exception>
    public void RequireMemory(IEnumerable<int> rows, IEnumerable<ExampleColumn> columns)
    {
        ElementType[] types = [.. columns.Select(static column => column.Type)];
        foreach (int each in rows)
        {
            JobTable.CheckMemory(each, types, Around.Machine);
        }
    }

    /// <summary>Opens a workbench; whoever opens it closes it.</summary>
    /// <param name="initial">The columns before the first tick.</param>
    /// <param name="widest">The partition that gives each worker a range.</param>
    /// <param name="segments">The segments of all runs to come; null for none.</param>
    /// <param name="drill">A fault drill for its workers; null for none of its own.</param>
    /// <param name="restarts">How often a worker may be replaced; null for as often as was asked for.</param>
    public Workbench Open(ColumnTable initial, Partition widest, SegmentPlan? segments = null, string? drill = null, RestartLimit? restarts = null) => Workbench.Open(
        initial,
        widest,
        new BenchSpec(Executable, Spec.StallLimit, HugePages: true) { Segments = segments ?? SegmentPlan.None, Drill = drill, Restarts = restarts ?? Spec.Restarts },
        Around,
        Drain);
}
