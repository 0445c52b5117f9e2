using System.Collections.Immutable;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>
/// All regions that a workbench will ever have, and whether they fit together: known to the byte before the first of them and the
/// first worker exist. Whatever is to lie in shared memory has to be counted here.
/// </summary>
internal static class RegionNeed
{
    /// <summary>Lists them.</summary>
    /// <param name="table">The columns.</param>
    /// <param name="workers">The most workers.</param>
    /// <param name="segments">What kernels find.</param>
    /// <param name="auditedColumns">Columns of the audited schedule that has the most; 0 without an audit.</param>
    /// <param name="runs">The runs, as far as they are known: workers keep journals in them.</param>
    public static ImmutableArray<RegionSpec> Of(ColumnTable table, int workers, SegmentPlan segments, int auditedColumns, IReadOnlyCollection<RunPlan> runs) =>
    [
        ControlBlock.Spec(workers),
        .. table.Columns.Select(static column => RegionSpec.Column(column.Name, column.Type, column.Rows)),
        .. from name in segments.Names from worker in Enumerable.Range(0, segments.Capacities.Length) select Segment.Spec(name, worker, segments.CapacityOf(worker)),
        .. from column in Enumerable.Range(0, auditedColumns) from worker in Enumerable.Range(0, workers) select WrittenBits.Spec(column, worker, table.Rows),
        .. JournalSet.Needs(runs).Select(static need => Journal.Spec(need.Worker, need.Bytes)),
    ];

    /// <summary>Refuses regions that don't fit.</summary>
    /// <param name="regions">All of them.</param>
    /// <param name="machine">The machine, as it is now.</param>
    /// <param name="folder">Where they will lie.</param>
    /// <param name="notes">Bytes of each other file that will lie beside them.</param>
    /// <exception cref="RefusedException">Too few bytes (13).</exception>
    public static void Check(IReadOnlyCollection<RegionSpec> regions, MachineProfile machine, string folder, params ReadOnlySpan<long> notes)
    {
        long needed = regions.Sum(static region => region.TotalBytes);
        foreach (long bytes in notes)
        {
            needed += RegionSpec.WholePages(bytes);
        }

        Require(machine.SharedMemoryFreeBytes, "shared memory", "Ask for fewer --rows, or name a --memory-folder with more room.");

        // Pages of a file in memory count against a container's limit. Beyond it nobody is refused: somebody is killed.
        if (machine.HasRegionsInMemory)
        {
            Require(machine.ContainerAvailableBytes, "memory in this container", "Ask for fewer --rows, or raise the container's limit.");
        }

        void Require(long? available, string what, string advice)
        {
            if (needed > available)
            {
                throw RefusedException.TooLittle(
                    $"Cannot hold the run's regions because there is too little {what}: needed={needed} bytes, available={available} bytes, "
                    + $"regions={regions.Count}, memory-folder={folder}. {advice}");
            }
        }
    }
}
