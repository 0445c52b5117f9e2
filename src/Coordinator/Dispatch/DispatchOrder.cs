using ParallelMotion.Shared;
using ParallelMotion.Shared.Placement;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>
/// Who is told first. Linux moves whoever a pipe wakes first to the waker's CPU, in the belief that the waker is about to
/// sleep. So that is to be the worker that lives there anyway: any other would be put on top of it.
/// </summary>
internal static class DispatchOrder
{
    private static readonly int[] Homes = [.. Enumerable.Range(0, Limits.MaxWorkers).Select(HomeCpu.Of)];

    /// <summary>The index of the worker to tell first; 0 when none lives on the calling thread's CPU.</summary>
    /// <param name="workers">How many take part.</param>
    public static int First(int workers) => First(Homes.AsSpan(0, workers), HomeCpu.Current);

    internal static int First(ReadOnlySpan<int> homes, int cpu) => cpu == HomeCpu.Unknown ? 0 : Math.Max(0, homes.IndexOf(cpu));
}
