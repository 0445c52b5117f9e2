namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>What came of holding a curve against a law.</summary>
/// <param name="Curve">The curve's name.</param>
/// <param name="Law">The law.</param>
/// <param name="Fit">Its constants; null where it was refused.</param>
/// <param name="Refusal">Why it was, as the end of a sentence; null where it was not.</param>
internal sealed record FitAttempt(string Curve, ScalingLaw Law, FittedLaw? Fit, string? Refusal);
