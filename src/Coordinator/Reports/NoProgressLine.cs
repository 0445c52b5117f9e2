using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>For <c>--quiet</c>.</summary>
internal sealed class NoProgressLine : IProgressLine
{
    /// <inheritdoc/>
    public void Show(string text)
    {
        // Asked not to.
    }

    /// <inheritdoc/>
    public void Clear()
    {
        // There is nothing to take away.
    }
}
