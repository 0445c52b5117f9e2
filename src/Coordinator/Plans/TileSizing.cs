using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>Says how large a tile is to be.</summary>
/// <param name="schedule">The tick whose tile it is.</param>
internal delegate int TileSizing(Schedule schedule);
