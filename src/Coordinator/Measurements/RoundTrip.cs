namespace ParallelMotion.Coordinator.Measurements;

/// <summary>What it costs to tell a number of workers nothing and hear from all of them.</summary>
/// <param name="Workers">How many were told.</param>
/// <param name="Seconds">From the first write to the last answer.</param>
/// <param name="IsRung">Whether by doorbell; otherwise over the pipes.</param>
/// <param name="IsPinned">Whether each of them stayed on one CPU.</param>
internal sealed record RoundTrip(int Workers, SampleStatistics Seconds, bool IsRung = false, bool IsPinned = false);
