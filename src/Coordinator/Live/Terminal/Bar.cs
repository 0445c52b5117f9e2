using Spectre.Console;
using Spectre.Console.Rendering;

namespace ParallelMotion.Coordinator.Live.Terminal;

/// <summary>A bar that is filled to a share.</summary>
/// <param name="share">The share, 0 to 1.</param>
/// <param name="color">The colour of what is filled.</param>
/// <param name="most">Columns at most.</param>
internal sealed class Bar(double share, Color color, int most) : Renderable
{
    private const int Least = 4;

    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Math.Min(Least, maxWidth), Math.Min(most, maxWidth));

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        int width = Math.Min(most, maxWidth);
        int filled = (int)Math.Round(Math.Clamp(share, 0, 1) * width);
        yield return new Segment(new string(options.Unicode ? '━' : '#', filled), new Style(color));
        yield return new Segment(new string(options.Unicode ? '─' : '-', width - filled), new Style(Color.Grey));
    }
}
