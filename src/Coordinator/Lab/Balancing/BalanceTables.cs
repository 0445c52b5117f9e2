using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Balancing;

/// <summary>The tables about uneven work.</summary>
internal static class BalanceTables
{
    /// <summary>Ranges of more workers than that are left to the result document's measurements.</summary>
    private const int MostListed = 16;

    /// <summary>Borders that fit a line of a terminal.</summary>
    private const int MostBorders = 3;

    /// <summary>Before and after.</summary>
    public static ExerciseTable Outcome(IReadOnlyList<Balanced> all, int rows)
    {
        ExerciseTable table = new(
            $"{rows:N0} rows, {all[0].Even.Run.Plan.Ticks:N0} ticks: even borders, and those after {all[0].Rounds.Count} rounds",
            ["workers", "borders", ">waiting", ">run", ">speed-up", "result"],
            ["Waiting: the share of the workers' time in which they waited for the slowest.", "Run: the median of samples taken in turn; speed-up against one process alone."]);
        foreach (Balanced each in all)
        {
            Add("even", each.Even);
            Add("moved", each.Moved);

            void Add(string borders, BalanceRound round) => table.Add(
                Cell.Count(each.Workers),
                Cell.Words(borders),
                Cell.Share(round.Times.Idle),
                Cell.Seconds(round.Run.Seconds.Median),
                Cell.Times(each.Serial.Seconds.Median / round.Run.Seconds.Median),
                Cell.Result(round.Run.Mismatch is null));
        }

        return table;
    }

    /// <summary>How the borders went.</summary>
    public static ExerciseTable Rounds(IReadOnlyList<Balanced> all)
    {
        ExerciseTable table = new(
            "Round by round",
            ["workers", ">round", ">waiting", ">run", "borders, in rows"],
            ["A round runs all ticks once; what each range took says where its borders go.", "Single runs, so times are noisy; the table above measures the last borders."]);
        foreach (Balanced each in all)
        {
            foreach ((BalanceRound round, int index) in each.Rounds.Append(each.Moved).Select(static (round, index) => (round, index)))
            {
                bool isLast = index == each.Rounds.Count;
                table.Add(
                    Cell.Count(each.Workers),
                    isLast ? Cell.Words("last") : Cell.Count(index + 1),
                    isLast ? Cell.None : Cell.Share(round.Times.Idle),
                    isLast ? Cell.None : Cell.Seconds(round.Run.Seconds.Median),
                    Borders(round.Partition));
            }
        }

        return table;
    }

    /// <summary>What each worker has, and what it takes.</summary>
    public static ExerciseTable Ranges(Balanced each)
    {
        ExerciseTable table = new(
            $"{each.Workers} workers: rows of each, and its fastest tick",
            ["worker", ">rows, even", ">tick", ">rows, moved", ">tick"],
            ["Of all samples, on the worker's own clock: what its rows take undisturbed."]);
        (double[] even, double[] moved) = (each.Even.Times.Fastest, each.Moved.Times.Fastest);
        for (int worker = 0; worker < Math.Min(each.Workers, MostListed); worker++)
        {
            table.Add(
                Cell.Words(worker.ToString()),
                Cell.Count(each.Even.Partition.Ranges[worker].Length),
                Cell.Seconds(even[worker]),
                Cell.Count(each.Moved.Partition.Ranges[worker].Length),
                Cell.Seconds(moved[worker]));
        }

        return table;
    }

    private static Cell Borders(Partition partition)
    {
        string[] borders = [.. partition.Ranges.SkipLast(1).Select(static range => $"{range.End:N0}")];
        string all = string.Join("  ", borders);
        return new Cell(all, borders.Length > MostBorders ? $"{string.Join("  ", borders.Take(MostBorders))}  ..." : all);
    }
}
