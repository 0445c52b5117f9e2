namespace ParallelMotion.Coordinator.Measurements;

/// <summary>A worker that died and was replaced.</summary>
/// <param name="Worker">Its index.</param>
/// <param name="Cause">How it ended.</param>
/// <param name="Tick">The run's number of the tick that it was in; null when it was in none.</param>
/// <param name="RecoverySeconds">From when its death was noticed until another process had its place, its range and its orders.</param>
internal sealed record Restart(int Worker, string Cause, int? Tick, double RecoverySeconds);
