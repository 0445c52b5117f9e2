namespace ParallelMotion.Shared.Kernels;

/// <summary>Hears and tells nothing: for sweeps over scratch rows, which are nobody's progress.</summary>
public sealed class SilentProgress : ISweepProgress
{
    private SilentProgress()
    {
    }

    /// <summary>The one there is.</summary>
    public static SilentProgress Instance { get; } = new();

    /// <inheritdoc/>
    public void Finished(long rowTicks)
    {
        // Nobody waits for it.
    }
}
