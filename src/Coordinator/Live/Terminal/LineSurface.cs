using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>A terminal that takes no colours: one line, rewritten.</summary>
/// <param name="line">The line, which cuts what doesn't fit.</param>
/// <param name="columns">Columns of the terminal, as they are now.</param>
internal sealed class LineSurface(ProgressLine line, Func<int> columns) : IProgressSurface
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
            // One less: some terminals wrap a line that ends in their last column.
            line.Show(LiveText.Line(now, Math.Max(1, columns() - 1)));
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
