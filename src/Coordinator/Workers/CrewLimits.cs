namespace ParallelMotion.Coordinator.Workers;

/// <summary>What is put up with from workers.</summary>
/// <param name="Stall">How long one may make no progress.</param>
/// <param name="Restarts">How often one may be replaced.</param>
internal sealed record CrewLimits(TimeSpan Stall, RestartLimit Restarts);
