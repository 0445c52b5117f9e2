namespace ParallelMotion.Shared.Kernels;

/// <summary>Where all who run the same ticks over their own ranges wait for each other.</summary>
public interface ITickBarrier
{
    /// <summary>
    /// Says that the caller has finished a tick, and waits until all have: what they wrote is seen after it, and what the
    /// caller read may be written over.
    /// </summary>
    void Await();

    /// <summary>The last step that the caller has taken.</summary>
    long Step { get; }

    /// <summary>Takes the place of a process that died, between two steps.</summary>
    /// <param name="step">The last step that it had taken.</param>
    /// <exception cref="InvalidOperationException">Nobody else can be there.</exception>
    void ResumeAt(long step);
}
