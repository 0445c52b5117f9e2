namespace ParallelMotion.Coordinator.Measurements;

/// <summary>What an empty tick costs where workers keep step by themselves and nobody is told.</summary>
/// <param name="Workers">How many keep step.</param>
/// <param name="SecondsPerTick">The median over runs of many such ticks.</param>
/// <param name="IsPinned">Whether each of them stayed on one CPU.</param>
internal sealed record Step(int Workers, double SecondsPerTick, bool IsPinned = false);
