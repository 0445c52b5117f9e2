using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>Where a sweep is: what to say when a kernel throws. Written by the thread that computes, and read by it alone.</summary>
public sealed class SweepPosition
{
    /// <summary>The kernel that was called last.</summary>
    public IKernel? Kernel { get; internal set; }

    /// <summary>The run's number of the tick; of several that one call does, the first.</summary>
    public int Tick { get; internal set; }

    /// <summary>The rows of the call.</summary>
    public RowRange Rows { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => $"kernel={Kernel?.Name}, tick={Tick}, rows={Rows}";
}
