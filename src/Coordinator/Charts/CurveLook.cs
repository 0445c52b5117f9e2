using OxyPlot;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Charts;

/// <summary>How a curve looks, in the drawing and beside it: never by its colour alone.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Color">The number of its colour.</param>
/// <param name="Marker">Its markers.</param>
/// <param name="IsHollow">Whether they are.</param>
/// <param name="Dash">Its line; none where markers stand alone, since a computed line goes with them.</param>
internal sealed record CurveLook(CurveKind Kind, int Color, MarkerType Marker, bool IsHollow, LineStyle Dash)
{
    private static readonly MarkerType[] Markers = [MarkerType.Circle, MarkerType.Square, MarkerType.Triangle, MarkerType.Diamond];
    private static readonly LineStyle[] Distributions = [LineStyle.Solid, LineStyle.Dash, LineStyle.Dot, LineStyle.DashDot];

    /// <summary>A line that something is held against, where there is one.</summary>
    public static CurveLook Reference { get; } = new(CurveKind.Reference, 0, MarkerType.None, IsHollow: false, LineStyle.Solid);

    /// <summary>The same with the computed line that goes with it.</summary>
    public CurveLook WithLine => this with { Dash = LineStyle.Dash };

    /// <summary>The look of each curve of a picture.</summary>
    public static CurveLook[] Of(CurvePicture picture) => [.. picture.Curves.Select((curve, index) => curve.Kind switch
    {
        CurveKind.Measured => new CurveLook(
            curve.Kind,
            index,
            Markers[index % Markers.Length],
            index / Markers.Length % 2 == 1,
            picture.Curves.Any(each => each.Kind == CurveKind.Fitted && each.Of == index) ? LineStyle.None : LineStyle.Solid),
        CurveKind.Distribution => new CurveLook(curve.Kind, index, MarkerType.None, IsHollow: false, Distributions[index % Distributions.Length]),
        CurveKind.Fitted => new CurveLook(curve.Kind, curve.Of ?? index, MarkerType.None, IsHollow: false, LineStyle.Dash),
        _ => new CurveLook(curve.Kind, index, MarkerType.None, IsHollow: false, picture.Curves.Take(index).Any(static each => each.Kind == CurveKind.Reference) ? LineStyle.Dot : LineStyle.Dash),
    })];
}
