using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Benchmarks.Kernels;

/// <summary>Nobody listens to what a sweep has finished.</summary>
internal sealed class SilentProgress : ISweepProgress
{
    /// <inheritdoc/>
    public void Finished(long rowTicks)
    {
        // A worker stores a number here, once in a million row-ticks.
    }
}
