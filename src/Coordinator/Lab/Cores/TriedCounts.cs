using System.Collections.Immutable;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>Which numbers of workers are tried.</summary>
internal static class TriedCounts
{
    /// <summary>Up to so many CPUs each number is tried; beyond, powers of two and what matters.</summary>
    private const int Few = 3;

    /// <summary>Lists them, the least first: from one to twice the CPUs that may be used, and what is recommended among them.</summary>
    /// <param name="map">The cores.</param>
    /// <param name="asked">What was asked for; none for the usual ones. What is recommended is added, for without it nothing can be said about it.</param>
    public static ImmutableArray<int> Of(CoreMap map, ImmutableArray<int> asked)
    {
        WorkerAdvice advice = WorkerAdvice.Of(map);
        int cpus = (int)Math.Clamp(Math.Ceiling(map.Usable), 1, Limits.MaxWorkers);
        IEnumerable<int> usual = cpus <= Few
            ? Enumerable.Range(1, 2 * cpus)
            : [.. PowersUpTo(2 * cpus), cpus, 2 * cpus];
        return [.. (asked.IsEmpty ? usual : asked).Concat([advice.MemoryBound, advice.ComputeBound]).Where(static count => count <= Limits.MaxWorkers).Distinct().Order()];
    }

    private static IEnumerable<int> PowersUpTo(int most)
    {
        for (int count = 1; count <= most; count *= 2)
        {
            yield return count;
        }
    }
}
