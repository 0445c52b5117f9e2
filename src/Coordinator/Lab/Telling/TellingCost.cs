namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>
/// What one dispatch costs. It is stated only where its interval leaves zero out; otherwise it is at most the interval's upper
/// end.
/// </summary>
/// <param name="Seconds">The cost. Meaningless, and maybe negative, unless <see cref="IsResolved"/>.</param>
/// <param name="HalfWidth">Half the width of the interval that holds the cost in 95 of 100 such measurements.</param>
internal sealed record TellingCost(double Seconds, double HalfWidth)
{
    /// <summary>The least part of a cost that its interval counts for in a pool: few points may lie on a line by chance.</summary>
    private const double LeastWidth = 0.1;

    public double Low => Seconds - HalfWidth;

    public double High => Seconds + HalfWidth;

    /// <summary>Whether the cost can be told from nothing.</summary>
    public bool IsResolved => Low > 0;

    /// <summary>The cost to count with: the one that was found, or what it is at most.</summary>
    public double Accountable => IsResolved ? Seconds : Math.Max(High, 0);

    /// <summary>
    /// The mean of costs that were found apart, weighted by <c>1 / width^2</c>: one that drowned hardly counts, and none decides
    /// alone by being narrow by chance.
    /// </summary>
    /// <param name="costs">At least one.</param>
    public static TellingCost Pooled(IReadOnlyList<TellingCost> costs)
    {
        double[] weights = [.. costs.Select(static cost => 1 / Math.Pow(Math.Max(cost.HalfWidth, Math.Abs(cost.Seconds) * LeastWidth), 2))];
        double total = weights.Sum();
        return new TellingCost(costs.Zip(weights, static (cost, weight) => cost.Seconds * weight).Sum() / total, 1 / Math.Sqrt(total));
    }
}
