using MathNet.Numerics.Statistics;

namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>
/// What one dispatch costs. It is stated only where its interval leaves zero out; otherwise it is at most the interval's upper
/// end.
/// </summary>
/// <param name="Seconds">The cost. Meaningless, and maybe negative, unless <see cref="IsResolved"/>.</param>
/// <param name="HalfWidth">Half the width of the interval that holds the cost in 95 of 100 such measurements.</param>
internal sealed record TellingCost(double Seconds, double HalfWidth)
{
    /// <summary>
    /// The least width that a cost counts with in a pool, in parts of what costs are typically: few points may lie on a line by
    /// chance. One scale for all, or a small cost that is narrow by chance would still decide alone.
    /// </summary>
    private const double LeastWidth = 0.1;

    public double Low => Seconds - HalfWidth;

    public double High => Seconds + HalfWidth;

    /// <summary>Whether the cost can be told from nothing.</summary>
    public bool IsResolved => Low > 0;

    /// <summary>
    /// The cost to count with: the one that was found, or what it is at most. Null where the whole interval lies below zero: no
    /// cost does, so something else bent the line, and not even a bound is known.
    /// </summary>
    public double? Accountable => IsResolved ? Seconds : High > 0 ? High : null;

    /// <summary>
    /// The mean of costs that were found apart, weighted by <c>1 / width^2</c>: one that drowned hardly counts, and none decides
    /// alone by being narrow by chance. Where they lie further apart than their intervals say, the mean's interval is widened by
    /// the Birge ratio, <c>sqrt(Q / (k - 1))</c> with <c>Q</c> the weighted sum of squared deviations of <c>k</c> costs
    /// (R. T. Birge, The Calculation of Errors by the Method of Least Squares, Physical Review 40, 1932); it is never narrowed.
    /// </summary>
    /// <param name="costs">At least one.</param>
    public static TellingCost Pooled(IReadOnlyList<TellingCost> costs)
    {
        double floor = TypicalSize(costs) * LeastWidth;
        double[] weights = [.. costs.Select(cost => 1 / Math.Pow(Math.Max(cost.HalfWidth, floor), 2))];
        double total = weights.Sum();
        double mean = costs.Zip(weights, static (cost, weight) => cost.Seconds * weight).Sum() / total;
        double apart = costs.Zip(weights, (cost, weight) => weight * Math.Pow(cost.Seconds - mean, 2)).Sum();
        return new TellingCost(mean, Math.Sqrt(Math.Max(1, apart / Math.Max(1, costs.Count - 1)) / total));
    }

    // Of those that were found, if any was: one that drowned says nothing about the size of a cost.
    private static double TypicalSize(IReadOnlyList<TellingCost> costs) =>
        costs.Where(cost => cost.IsResolved || !costs.Any(static each => each.IsResolved)).Select(static cost => Math.Abs(cost.Seconds)).Median();
}
