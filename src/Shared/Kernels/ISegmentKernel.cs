namespace ParallelMotion.Shared.Kernels;

/// <summary>
/// A kernel that finds rows: it appends their numbers to its worker's own segment (<see cref="KernelRows.Append"/>), in
/// ascending order. After the tick the coordinator has the segments of all workers, in the order of their ranges, so what it
/// reads is what a single process would have found.
/// <para>
/// A segment holds one tick: whoever runs such a kernel is told every tick by itself.
/// </para>
/// </summary>
public interface ISegmentKernel : IKernel
{
    /// <summary>The segment's name: letters, digits, '_', '-' and '.' only, at most <see cref="Limits.MaxKernelName"/> of them.</summary>
    string Segment { get; }
}
