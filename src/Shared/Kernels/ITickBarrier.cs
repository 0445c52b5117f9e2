namespace ParallelMotion.Shared.Kernels;

/// <summary>Where all who run the same ticks over their own ranges wait for each other.</summary>
public interface ITickBarrier
{
    /// <summary>
    /// Says that the caller has finished a tick, and waits until all have: what they wrote is seen after it, and what the
    /// caller read may be written over.
    /// </summary>
    void Await();
}
