using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>A terminal that takes no colours: one line, rewritten.</summary>
/// <param name="line">The line, which cuts what doesn't fit.</param>
internal sealed class LineSurface(ProgressLine line) : IProgressSurface
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Begin(string text)
    {
        // Seen at the next look.
    }

    /// <inheritdoc/>
    public void Show(LiveSnapshot now)
    {
        lock (_lock)
        {
            line.Show(LiveText.Line(now, line.Room));
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        lock (_lock)
        {
            line.Clear();
        }
    }
}
