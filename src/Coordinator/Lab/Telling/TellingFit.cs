using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearRegression;

namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>
/// A line through run times: <c>time = work + dispatches * cost</c>, by least squares. Noise grows with what is timed, so
/// relative deviations count (each point has the weight <c>1 / time^2</c>); the interval of the cost is Student's, with two
/// degrees of freedom less than there are points.
/// </summary>
internal sealed record TellingFit
{
    /// <summary>With fewer points nothing is left to tell the noise by.</summary>
    public const int FewestPoints = 3;

    /// <summary>Half of what lies outside an interval of 95 %, taken off the upper end.</summary>
    private const double UpperQuantile = 0.975;

    private TellingFit(double work, TellingCost cost)
    {
        WorkSeconds = work;
        Cost = cost;
    }

    /// <summary>What the run takes when nobody has to be told; noise may leave nothing of it, or less.</summary>
    public double WorkSeconds { get; }

    /// <summary>What one dispatch costs.</summary>
    public TellingCost Cost { get; }

    /// <summary>Fits.</summary>
    /// <param name="points">Dispatches of a run, and the seconds it took, more than 0; three at least, not all of the same number.</param>
    public static TellingFit Of(IReadOnlyList<(double Dispatches, double Seconds)> points)
    {
        if (points.Count < FewestPoints || points.DistinctBy(static point => point.Dispatches).Count() < 2)
        {
            throw new ArgumentException(
                $"Cannot fit a line because the points leave it open: points={points.Count}, expected={FewestPoints} at least, with different dispatches.", nameof(points));
        }

        double[] weights = [.. points.Select(static point => 1 / (point.Seconds * point.Seconds))];
        double[] line = WeightedRegression.Weighted(
            [.. points.Select(static point => new[] { point.Dispatches })], [.. points.Select(static point => point.Seconds)], weights, intercept: true);
        (double work, double cost) = (line[0], line[1]);

        double residual = points.Zip(weights, (point, weight) => weight * Square(point.Seconds - work - (cost * point.Dispatches))).Sum();
        double mean = points.Zip(weights, static (point, weight) => weight * point.Dispatches).Sum() / weights.Sum();
        double reach = points.Zip(weights, (point, weight) => weight * Square(point.Dispatches - mean)).Sum();
        int freedom = points.Count - 2;
        double error = Math.Sqrt(residual / freedom / reach);
        return new TellingFit(work, new TellingCost(cost, StudentT.InvCDF(location: 0, scale: 1, freedom, UpperQuantile) * error));
    }

    private static double Square(double value) => value * value;
}
