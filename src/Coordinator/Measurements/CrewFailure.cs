namespace ParallelMotion.Coordinator.Measurements;

/// <summary>That a worker failed, and that nobody may or can replace it.</summary>
/// <param name="Worker">Its index.</param>
/// <param name="Cause">How, with whatever it said itself.</param>
internal sealed record CrewFailure(int Worker, string Cause);
