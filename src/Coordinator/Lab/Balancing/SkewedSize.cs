namespace ParallelMotion.Coordinator.Lab.Balancing;

/// <summary>What was measured on a table of one size.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="DearWork">The share of the work that the dear rows hold.</param>
/// <param name="Counts">One for each number of workers.</param>
internal sealed record SkewedSize(int Rows, double DearWork, IReadOnlyList<Balanced> Counts);
