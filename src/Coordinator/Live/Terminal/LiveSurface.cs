namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>A terminal whose last lines are drawn anew.</summary>
internal sealed class LiveSurface(TerminalRegion region, LiveScreen screen) : IProgressSurface
{
    /// <inheritdoc/>
    public void Begin(string text)
    {
        // Seen at the next look.
    }

    /// <inheritdoc/>
    public void Show(LiveSnapshot now) => region.Draw(screen.Lines(now, region.Columns));

    /// <inheritdoc/>
    public void Clear() => region.Clear();
}
