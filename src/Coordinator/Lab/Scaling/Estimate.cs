namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>A number that was fitted.</summary>
/// <param name="Value">The number.</param>
/// <param name="HalfWidth">Half the width of the interval that holds the true one in 95 of 100 such measurements.</param>
internal readonly record struct Estimate(double Value, double HalfWidth)
{
    public double Low => Value - HalfWidth;

    public double High => Value + HalfWidth;

    /// <summary>Whether it can be told from nothing.</summary>
    public bool IsResolved => Low > 0;
}
