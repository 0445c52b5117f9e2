namespace ParallelMotion.Coordinator.Observation;

/// <summary>A worker, as it was when it was looked at.</summary>
/// <param name="Index">Its index.</param>
/// <param name="ProcessId">The process that has its place, or had it last.</param>
/// <param name="IsVacant">Whether that one is lost, and nobody has taken its place yet.</param>
/// <param name="Owes">Whether it was told an order that it hasn't answered.</param>
/// <param name="RowTicks">What it has finished, as <see cref="IFinishedRows"/> counts.</param>
internal readonly record struct WorkerSight(int Index, int ProcessId, bool IsVacant, bool Owes, long RowTicks);
