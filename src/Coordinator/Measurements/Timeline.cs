using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>
/// When workers computed and waited in one sample of a run, and when the coordinator told them. A worker computed for as long as its own clock
/// says; that is drawn from when it had been told, so the time in which it woke counts as waiting behind it.
/// </summary>
/// <param name="Plan">The run.</param>
/// <param name="Sample">Which sample, from 1; null where none was taken.</param>
/// <param name="Seconds">What the whole sample took; null where it broke off.</param>
/// <param name="Dispatches">How many of its dispatches are here; the first ones.</param>
/// <param name="Spans">What everybody did, the coordinator first, each in the order of time. Seconds count from the first word.</param>
internal sealed record Timeline(RunPlan Plan, int? Sample, double? Seconds, int Dispatches, IReadOnlyList<TimelineSpan> Spans);

/// <summary>What somebody did for a while.</summary>
/// <param name="Worker">Who; null for the coordinator.</param>
/// <param name="State">What.</param>
/// <param name="FromSeconds">When it began.</param>
/// <param name="ToSeconds">When it ended.</param>
internal sealed record TimelineSpan(int? Worker, TimelineState State, double FromSeconds, double ToSeconds);

/// <summary>What somebody does at a moment.</summary>
internal enum TimelineState
{
    /// <summary>The coordinator tells workers.</summary>
    Telling,

    /// <summary>A worker's kernels run.</summary>
    Computing,

    /// <summary>A worker has nothing to do, or has yet to wake; the coordinator waits for answers.</summary>
    Waiting,

    /// <summary>A worker is dead, and another is on the way to its place.</summary>
    Recovering,
}
