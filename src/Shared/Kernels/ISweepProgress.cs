namespace ParallelMotion.Shared.Kernels;

/// <summary>Hears what a sweep has finished, on the thread that computes.</summary>
public interface ISweepProgress
{
    /// <summary>More is finished.</summary>
    /// <param name="rowTicks">Rows times ticks finished since the last call.</param>
    void Finished(long rowTicks);
}
