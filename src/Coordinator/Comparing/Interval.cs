namespace ParallelMotion.Coordinator.Comparing;

/// <summary>Where something lies, and how sure that is.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Confidence">In how many of many such intervals it lies, at least; a share of one.</param>
internal sealed record Interval(double Low, double High, double Confidence);
