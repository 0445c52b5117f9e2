namespace ParallelMotion.Coordinator.Lab.Races;

/// <summary>One of the places where the rule is enforced, and what it said when it was broken.</summary>
/// <param name="Where">The place.</param>
/// <param name="Attempt">What was tried.</param>
/// <param name="Outcome">What was to come of it, in a word.</param>
/// <param name="Message">The first sentence of what came of it; null when nothing did.</param>
/// <param name="IsHeld">Whether the place held: it said what it should, and no row was changed.</param>
internal sealed record Refusal(string Where, string Attempt, string Outcome, string? Message, bool IsHeld);
