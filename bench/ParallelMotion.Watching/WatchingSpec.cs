using ParallelMotion.Coordinator.Dispatch;

namespace ParallelMotion.Watching;

/// <summary>What was asked for.</summary>
/// <param name="Workers">Worker processes.</param>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Seconds">About how long the run is.</param>
/// <param name="Dispatch">How workers are told: every tick by pipe, or by doorbell.</param>
internal sealed record WatchingSpec(int Workers, int Rows, int Seconds, DispatchMode Dispatch);
