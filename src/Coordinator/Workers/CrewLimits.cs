namespace ParallelMotion.Coordinator.Workers;

/// <summary>What is put up with from workers.</summary>
/// <param name="Stall">How long one may make no progress.</param>
/// <param name="Restarts">How often one may be replaced.</param>
/// <param name="Standby">Whether a process stands by to take the place of one that is lost.</param>
internal sealed record CrewLimits(TimeSpan Stall, RestartLimit Restarts, StandbyRule Standby = StandbyRule.None);
