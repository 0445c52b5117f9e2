using System.Collections.Immutable;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>All runs of a job.</summary>
/// <param name="Kernels">Per kernel, its runs.</param>
/// <param name="Widest">The partition that gives every worker of the job a range.</param>
internal sealed record JobPlan(ImmutableArray<KernelPlan> Kernels, Partition Widest);

/// <summary>The runs of one kernel, which are compared with each other.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Runs">The runs; the first is the serial one that all others are checked against.</param>
internal sealed record KernelPlan(IKernel Kernel, ImmutableArray<RunPlan> Runs)
{
    /// <summary>The names of the columns that the kernel writes.</summary>
    public IReadOnlySet<string> WrittenColumns => Runs[0].WrittenColumns.ToHashSet(StringComparer.Ordinal);
}
