using MathNet.Numerics.LinearRegression;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>The line <c>a + b / k</c>: what a tick takes when k of them are told at once, with the work a of a tick and the cost b of a dispatch.</summary>
/// <param name="Work">Seconds of a tick's work.</param>
/// <param name="Cost">Seconds of a dispatch.</param>
internal sealed record Amortised(double Work, double Cost)
{
    /// <summary>Straight pieces that it is drawn with: at that many nobody sees them.</summary>
    private const int Pieces = 48;

    /// <summary>Whether there is anything to draw: noise may leave nothing of either.</summary>
    public bool IsResolved => Work > 0 && Cost > 0;

    /// <summary>Fits it, each point with the weight <c>1 / time^2</c>, since noise grows with what is timed. Through two points it goes exactly.</summary>
    /// <param name="points">Ticks a dispatch, and seconds of a tick; at least two of different ticks.</param>
    public static Amortised Through(IReadOnlyList<CurvePoint> points)
    {
        double[] line = WeightedRegression.Weighted(
            [.. points.Select(static point => new[] { 1 / point.X })], [.. points.Select(static point => point.Y)], [.. points.Select(static point => 1 / (point.Y * point.Y))], intercept: true);
        return new(line[0], line[1]);
    }

    /// <summary>Measured curves, followed by the line through each that has one.</summary>
    public static IReadOnlyList<Curve> WithFits(IReadOnlyList<Curve> measured) =>
    [
        .. measured,
        .. from pair in measured.Index()
           where pair.Item.Points.DistinctBy(static point => point.X).Count() > 1
           let line = Through(pair.Item.Points)
           where line.IsResolved
           select line.Drawn(pair.Item, pair.Index),
    ];

    /// <summary>It beside the curve that it belongs to.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="index">Its index among all.</param>
    public Curve Drawn(Curve curve, int index)
    {
        double from = Math.Log(curve.Points[0].X);
        double to = Math.Log(curve.Points[^1].X);
        IEnumerable<double> ticks = Enumerable.Range(0, Pieces + 1).Select(piece => Math.Exp(from + ((to - from) * piece / Pieces)));
        return new Curve($"{UnitText.Seconds(Work)} + {UnitText.Seconds(Cost)} / k", CurveKind.Fitted, [.. ticks.Select(each => new CurvePoint(each, Work + (Cost / each)))], index);
    }
}
