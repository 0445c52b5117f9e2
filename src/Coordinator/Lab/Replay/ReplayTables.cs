using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Lab.Replay;

/// <summary>The tables about bits.</summary>
internal static class ReplayTables
{
    /// <summary>Digits of a hash that fit a terminal; the result document has all.</summary>
    private const int HashDigits = 16;

    /// <summary>How the runs of each schedule ended.</summary>
    public static ExerciseTable Hashes(ReplaySize size)
    {
        ExerciseTable table = new(
            $"{size.Rows:N0} rows, {size.Replays[0].Runs[0].Plan.Ticks:N0} ticks: world hashes",
            ["schedule", ">ways", ">runs", ">hashes", "world hash", "result"],
            ["A way is a number of workers, a dispatch and a sweep. Every run was compared", "with the serial one, bit for bit. Hashes: how many different ones there were."]);
        foreach (ReplayedSchedule replay in size.Replays)
        {
            string hash = replay.Hashes[0];
            table.Add(
                Cell.Words(replay.Name),
                Cell.Count(replay.Runs.Count),
                Cell.Count(replay.Samples),
                Cell.Count(replay.Hashes.Count),
                new Cell(hash, hash[..Math.Min(HashDigits, hash.Length)]),
                Cell.Result(replay.Difference is null));
        }

        return table;
    }

    /// <summary>What the ways were.</summary>
    public static ExerciseTable Ways(ReplaySize size)
    {
        ExerciseTable table = new(
            "Ways of running",
            ["schedule", "workers", "dispatch", "sweep"],
            ["Each with each. Serial runs are among them, one a sweep.", "What reads neighbours only streams, and only one kernel can be fused."]);
        foreach (ReplayedSchedule replay in size.Replays)
        {
            RunPlan[] told = [.. replay.Runs.Select(static run => run.Plan).Where(static plan => plan.Dispatch != DispatchMode.Serial)];
            table.Add(
                Cell.Words(replay.Name),
                Cell.Words(Each(told.Select(static plan => plan.Workers.ToString()))),
                Cell.Words(Each(told.Select(static plan => DispatchName.Of(plan.Dispatch)))),
                Cell.Words(Each(told.Select(static plan => SweepName.Of(plan.Sweep)))));
        }

        return table;
    }

    /// <summary>The sums of one column.</summary>
    public static ExerciseTable Sums(ReplaySize size)
    {
        ExerciseTable table = new(
            $"{size.Rows:N0} rows: sums of {size.Column} after {size.Replays[^1].Name}, range by range",
            [">workers", ">fixed tree", "bits", ">left to right", "bits"],
            ["Fixed tree: additions are paired by the rows' places in the table (float64).", "Left to right: each range in float32, and then the ranges' sums."]);
        foreach (RangedSum sum in size.Sums)
        {
            table.Add(
                Cell.Count(sum.Workers),
                new Cell(sum.Tree, sum.Tree.ToString("0.000000")),
                Cell.Words($"{sum.TreeBits:x16}"),
                new Cell((double)sum.Naive, ((double)sum.Naive).ToString("0.000000")),
                Cell.Words($"{sum.NaiveBits:x8}"));
        }

        return table;
    }

    private static string Each(IEnumerable<string> values) => string.Join(' ', values.Distinct(StringComparer.Ordinal));
}
