using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Balancing;

/// <summary>Runs with borders in one place.</summary>
/// <param name="Run">The runs.</param>
/// <param name="Times">What each worker took.</param>
internal sealed record BalanceRound(Measurement Run, RangeTimes Times)
{
    /// <summary>Where the borders were.</summary>
    public Partition Partition => Run.Plan.Partition;
}

/// <summary>What moving the borders did for a number of workers.</summary>
/// <param name="Rounds">One after the other, each with the borders that the one before led to.</param>
/// <param name="Serial">One process alone, sampled in turn with the two that follow.</param>
/// <param name="Even">Even borders.</param>
/// <param name="Moved">Those that the last round led to.</param>
internal sealed record Balanced(IReadOnlyList<BalanceRound> Rounds, Measurement Serial, BalanceRound Even, BalanceRound Moved)
{
    /// <summary>How many workers.</summary>
    public int Workers => Even.Run.Plan.Workers;

    /// <summary>How many times as fast a run has become.</summary>
    public double Gain => Even.Run.Seconds.Median / Moved.Run.Seconds.Median;

    /// <summary>All runs, those of the rounds included.</summary>
    public IEnumerable<Measurement> Runs => [Serial, Even.Run, Moved.Run, .. Rounds.Select(static round => round.Run)];
}
