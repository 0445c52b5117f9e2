using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Shared.Kernels.Lab;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>
/// Reads after each run what the kernel noted of its process's heap, in columns of its own, and wipes it: the notes are no result. So nothing is asked of the protocol, and
/// a worker's heap is seen as the coordinator's is.
/// </summary>
/// <param name="table">The table in shared memory.</param>
internal sealed class HeapWatch(SharedTable table)
{
    private static readonly string[] Notes = [ChurnKernel.PausedColumn, ChurnKernel.CollectedColumn];

    private readonly Dictionary<RunPlan, List<HeapUse>> _uses = [];

    /// <summary>What was noted of a run, sample by sample: of the one process that computed, or the mean of all that did.</summary>
    public IReadOnlyList<HeapUse> Of(RunPlan plan) => _uses[plan];

    /// <summary>Reads and wipes.</summary>
    /// <param name="plan">What was run.</param>
    public void Ran(RunPlan plan)
    {
        HeapUse[] ranges = [.. plan.Partition.Ranges.Where(static range => !range.IsEmpty).Select(range => Difference(Before(range), After(range)))];
        HeapUse use = plan.IsOnWorkers
            ? new HeapUse(ranges.Average(static each => each.PausedSeconds), ranges.Average(static each => each.Collections))
            : OfOneProcess(plan);
        if (!_uses.TryGetValue(plan, out List<HeapUse>? all))
        {
            _uses.Add(plan, all = []);
        }

        all.Add(use);
        table.Reset(Notes);
    }

    // Ranges of one process see the same heap: from whoever was first to whoever was last.
    private HeapUse OfOneProcess(RunPlan plan)
    {
        RowRange[] ranges = [.. plan.Partition.Ranges.Where(static range => !range.IsEmpty)];
        return Difference(
            new HeapUse(ranges.Min(range => Before(range).PausedSeconds), ranges.Min(range => Before(range).Collections)),
            new HeapUse(ranges.Max(range => After(range).PausedSeconds), ranges.Max(range => After(range).Collections)));
    }

    private HeapUse Before(RowRange range) => At(range.Start);

    private HeapUse After(RowRange range) => At(range.End - 1);

    private HeapUse At(int row)
    {
        RowRange one = new(row, row + 1);
        return new HeapUse(
            table.Column(ChurnKernel.PausedColumn).Slice(one).As<double>()[0], table.Column(ChurnKernel.CollectedColumn).Slice(one).As<uint>()[0]);
    }

    private static HeapUse Difference(HeapUse before, HeapUse after) => new(after.PausedSeconds - before.PausedSeconds, after.Collections - before.Collections);
}
