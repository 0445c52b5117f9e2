namespace ParallelMotion.Coordinator.Observation;

/// <summary>That a worker's place was vacant for a while.</summary>
/// <param name="Worker">Its index.</param>
/// <param name="Noticed">Since when, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</param>
/// <param name="Replaced">Until when.</param>
internal readonly record struct Recovery(int Worker, long Noticed, long Replaced);
