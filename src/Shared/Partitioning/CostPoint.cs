namespace ParallelMotion.Shared.Partitioning;

/// <summary>What is known at one border.</summary>
/// <param name="Row">The first row after it.</param>
/// <param name="Share">The share of a tick's whole work that the rows before it take, 0 to 1.</param>
/// <param name="IsFresh">Whether the last round saw it.</param>
internal readonly record struct CostPoint(int Row, double Share, bool IsFresh = true);
