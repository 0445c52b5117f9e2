namespace ParallelMotion.Shared.Kernels;

/// <summary>A kernel that can run several ticks over rows while they stay in registers.</summary>
public interface IFusedKernel : IKernel
{
    /// <summary>
    /// Applies ticks to every row of a range. Contract: the bits are those of as many calls of <see cref="IKernel.Run"/>,
    /// and every tick's arithmetic is done.
    /// </summary>
    /// <param name="rows">The rows, column by column as <see cref="IKernel.Bind"/> declared them.</param>
    /// <param name="dt">The length of a tick in the columns' unit of time.</param>
    /// <param name="ticks">How many; at least one.</param>
    void RunTicks(KernelRows rows, float dt, int ticks);
}
