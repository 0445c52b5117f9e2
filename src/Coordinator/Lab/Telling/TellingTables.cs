using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>The tables about telling.</summary>
internal static class TellingTables
{
    private static readonly (string Name, double Seconds)[] TickBudgets = [("30 Hz", 1.0 / 30), ("60 Hz", 1.0 / 60), ("1 kHz", 1.0 / 1000)];

    /// <summary>Run times by ticks a dispatch.</summary>
    public static ExerciseTable Curve(TellingSize size)
    {
        int samples = size.Measurements[0].Seconds.Count;
        ExerciseTable table = new(
            $"{size.Rows:N0} rows: time of {size.Ticks:N0} ticks (fastest of {samples} samples)",
            [">ticks/dispatch", ">dispatches", .. size.Told.Select(static told => $">{told.Teller.Name}"), ">spread"],
            ["The same work in every line; what one takes longer than the last is telling.", "Spread: from fastest to slowest sample, in medians; the largest of a line."]);
        for (int batch = 0; batch < size.Told[0].Runs.Count; batch++)
        {
            Measurement[] runs = [.. size.Told.Select(told => told.Runs[batch])];
            table.Add(
            [
                Cell.Count(runs[0].Plan.TicksPerDispatch),
                Cell.Count(ToldRuns.DispatchesOf(runs[0])),
                .. runs.Select(static run => Cell.Seconds(run.Seconds.Minimum)),
                Cell.Share(runs.Max(static run => run.Seconds.Spread)),
            ]);
        }

        return table;
    }

    /// <summary>What one dispatch costs.</summary>
    public static ExerciseTable Costs(IReadOnlyList<TellingSize> sizes)
    {
        ExerciseTable table = new(
            "Cost of one dispatch: time of a run = work + dispatches x cost",
            [">rows", "by", ">cost", ">from", ">to", ">typical", ">empty"],
            ["Cost: undisturbed; from, to: its interval (95 %). Typical: under what load", "there was. Empty: the median of a round trip without ticks, same processes."]);
        foreach ((TellingSize size, ToldRuns told) in Each(sizes))
        {
            TellingCost cost = told.Fit.Cost;
            table.Add(
                Cell.Count(size.Rows),
                Cell.Words(told.Teller.Name),
                Found(cost),
                Cell.Seconds(cost.Low),
                Cell.Seconds(cost.High),
                told.Typical.Cost.IsResolved ? Cell.Seconds(told.Typical.Cost.Seconds) : Cell.None,
                Cell.Seconds(told.Empty.Seconds.P50));
        }

        return table;
    }

    /// <summary>How many ticks to tell at once.</summary>
    public static ExerciseTable Batches(IReadOnlyList<TellingSize> sizes)
    {
        ExerciseTable table = new(
            "Ticks to tell at once, for telling to take less than a share of the work",
            [">rows", "by", ">work/tick", ">told per tick", ">for 10 %", ">for 1 %"],
            ["Told per tick: what telling every tick adds to the work.", "<= where the cost is in the noise: so many are enough, fewer may be."]);
        foreach ((TellingSize size, ToldRuns told) in Each(sizes))
        {
            TellingCost cost = told.Fit.Cost;
            table.Add(
                Cell.Count(size.Rows),
                Cell.Words(told.Teller.Name),
                told.WorkPerTick > 0 ? Cell.Seconds(told.WorkPerTick) : InTheNoise,
                told.WorkPerTick > 0 ? AtMost(cost, seconds => Cell.Share(seconds / told.WorkPerTick)) : InTheNoise,
                BatchFor(0.10),
                BatchFor(0.01));

            Cell BatchFor(double share) => AtMost(cost, seconds => BreakEven.SmallestBatch(seconds, told.WorkPerTick, share) is { } batch ? Cell.Count(batch) : null);
        }

        return table;
    }

    /// <summary>How large a partition must be to be told every tick.</summary>
    public static ExerciseTable Partitions(IReadOnlyList<TellerSummary> tellers)
    {
        ExerciseTable table = new(
            "Smallest partition that may be told every tick",
            ["by", ">cost", ">rows a worker, for 10 %"],
            ["With fewer rows a worker, telling every tick adds over 10 % to the work.", "Between measured sizes the work is interpolated; > and <: too far beyond them."]);
        foreach (TellerSummary teller in tellers)
        {
            table.Add(
                Cell.Words(teller.Teller.Name),
                AtMost(teller.Cost, static seconds => Cell.Seconds(seconds)),
                teller.SmallestPartition(0.10) is { } rows ? Rows(rows, teller.Cost, "<=") : Cell.None);
        }

        return table;
    }

    /// <summary>What telling takes of a tick of given length.</summary>
    public static ExerciseTable Budgets(IReadOnlyList<TellerSummary> tellers)
    {
        ExerciseTable table = new(
            "Told every tick, at a steady rate",
            ["rate", ">tick", "by", ">telling", ">rows that fit"],
            ["Telling: its share of the tick. Rows that fit: what all workers together move", "(kernel motion) in the rest of it."]);
        foreach ((string name, double seconds) in TickBudgets)
        {
            foreach (TellerSummary teller in tellers)
            {
                table.Add(
                    Cell.Words(name),
                    Cell.Seconds(seconds),
                    Cell.Words(teller.Teller.Name),
                    AtMost(teller.Cost, cost => Cell.Share(cost / seconds)),
                    teller.RowsWithin(seconds) is { } rows ? Rows(rows, teller.Cost, ">=") : Cell.None);
            }
        }

        return table;
    }

    private static Cell InTheNoise { get; } = new(Value: null, "in the noise");

    private static Cell Found(TellingCost cost) => cost.IsResolved ? Cell.Seconds(cost.Seconds) : InTheNoise;

    // What is only a bound already, by the reach of the work's curve, keeps its own sign.
    private static Cell Rows(RowEstimate rows, TellingCost cost, string sign) => rows.Bound != Bound.None
        ? new Cell(Value: null, rows.ToString())
        : new Cell((long)rows.Rows, cost.IsResolved ? rows.ToString() : $"{sign} {rows}");

    private static Cell AtMost(TellingCost cost, Func<double, Cell?> of) => cost.Accountable is { } seconds && of(seconds) is { } cell
        ? cost.IsResolved ? cell : cell with { Text = $"<= {cell.Text}" }
        : InTheNoise;

    private static IEnumerable<(TellingSize Size, ToldRuns Told)> Each(IReadOnlyList<TellingSize> sizes) =>
        sizes.SelectMany(static size => size.Told.Select(told => (size, told)));
}
