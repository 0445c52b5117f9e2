using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Lab.Replay;

/// <summary>What was run over and over on a table of one size.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Replays">One for each schedule.</param>
/// <param name="Column">The column that was summed.</param>
/// <param name="Sums">Its sums, one for each number of workers.</param>
internal sealed record ReplaySize(int Rows, IReadOnlyList<ReplayedSchedule> Replays, string Column, IReadOnlyList<RangedSum> Sums)
{
    /// <summary>How many different sums the tree gave: one, or it is wrong.</summary>
    public int TreeResults => Sums.Select(static sum => sum.TreeBits).Distinct().Count();

    /// <summary>How many different sums there were from left to right.</summary>
    public int NaiveResults => Sums.Select(static sum => sum.NaiveBits).Distinct().Count();

    /// <summary>The first difference where there may be none, in words; null when there is none.</summary>
    public string? Difference => Replays.Select(static each => each.Difference).FirstOrDefault(static each => each is not null)
        ?? (TreeResults > 1 ? $"the tree gave {TreeResults} different sums of {Column} at {Rows:N0} rows" : null);
}

/// <summary>One schedule's runs, which have to end alike.</summary>
/// <param name="Runs">All of them, serial ones included.</param>
internal sealed record ReplayedSchedule(IReadOnlyList<Measurement> Runs)
{
    /// <summary>The kernels.</summary>
    public string Name => Runs[0].Plan.Schedule.Name;

    /// <summary>Different world hashes among all runs; the first is the serial run's.</summary>
    public IReadOnlyList<string> Hashes { get; } = [.. Runs.Select(static run => run.WorldHash).Distinct(StringComparer.Ordinal)];

    /// <summary>How often the ticks were computed.</summary>
    public int Samples => Runs.Sum(static run => run.Samples.Length);

    /// <summary>The first run that ended otherwise than the serial one, in words; null when there is none.</summary>
    public string? Difference => Runs.FirstOrDefault(run => run.Mismatch is not null || !string.Equals(run.WorldHash, Hashes[0], StringComparison.Ordinal)) is { } wrong
        ? $"{Name} with {RunName.Of(wrong.Plan)}: {wrong.Mismatch?.ToString() ?? $"world hash {wrong.WorldHash}, expected={Hashes[0]}"}"
        : null;
}
