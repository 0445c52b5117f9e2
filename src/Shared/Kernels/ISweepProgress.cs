namespace ParallelMotion.Shared.Kernels;

/// <summary>Hears what a sweep has finished, on the thread that computes.</summary>
public interface ISweepProgress
{
    /// <summary>A kernel is about to be called. Told where a tick has several, or for each crossing of a range.</summary>
    /// <param name="kernel">Its index in the order in which the tick runs them.</param>
    void Starting(int kernel)
    {
        // Of interest only to whoever has to say afterwards which one was at fault.
    }

    /// <summary>More is finished.</summary>
    /// <param name="rowTicks">Rows times ticks finished since the last call.</param>
    void Finished(long rowTicks);
}
