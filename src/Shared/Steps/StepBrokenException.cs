namespace ParallelMotion.Shared.Steps;

/// <summary>A step can't be taken, because another worker takes no more: its kernel threw.</summary>
public sealed class StepBrokenException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="step">The step that was waited for.</param>
    /// <param name="worker">The worker that won't come.</param>
    public StepBrokenException(long step, int worker)
        : base($"Cannot keep step because worker {worker} takes no more steps: step={step}, expected=all workers. Its own failure says why.")
    {
        Worker = worker;
    }

    /// <summary>The index of the worker that won't come.</summary>
    public int Worker { get; }
}
