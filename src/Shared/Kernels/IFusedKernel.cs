namespace ParallelMotion.Shared.Kernels;

/// <summary>A kernel that can run several ticks over rows while they stay in registers.</summary>
public interface IFusedKernel : IKernel
{
    /// <summary>
    /// Applies ticks to every row of a range. Contract: the bits are those of as many calls of <see cref="IKernel.Run"/>,
    /// and every tick's arithmetic is done.
    /// </summary>
    /// <param name="rows">The rows, column by column as <see cref="IKernel.Columns"/> declares them.</param>
    /// <param name="first">The first of the ticks; all have its length.</param>
    /// <param name="ticks">How many; at least one.</param>
    void RunTicks(KernelRows rows, Tick first, int ticks);
}
