using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Comparing;

/// <summary>A comparison in tables: for each kernel the medians, and what B is beside A; then round trips.</summary>
internal static class ComparisonTables
{
    public static IEnumerable<TitledTable> Of(Comparison comparison)
    {
        foreach (IGrouping<string, RunComparison> kernel in comparison.Runs.GroupBy(static run => $"{run.Key.Kernel}, {run.Key.Rows:N0} rows, {run.Key.Ticks:N0} ticks", StringComparer.Ordinal))
        {
            yield return Medians(kernel);
            yield return Ratios(kernel, comparison);
        }

        yield return Trips(comparison);
    }

    private static TitledTable Medians(IGrouping<string, RunComparison> runs)
    {
        TitledTable table = new($"{runs.Key}: medians, each with the interval that holds it", "run", ">A", ">interval", ">B", ">interval", ">sure");
        foreach (RunComparison run in runs)
        {
            double sure = Math.Min(run.IntervalA?.Confidence ?? 0, run.IntervalB?.Confidence ?? 0);
            table.Add(
                run.Key.Name, UnitText.Seconds(run.MedianA), Seconds(run.IntervalA), UnitText.Seconds(run.MedianB), Seconds(run.IntervalB), sure > 0 ? $"{sure * 100:0} %" : "-");
        }

        return table;
    }

    private static TitledTable Ratios(IGrouping<string, RunComparison> runs, Comparison comparison)
    {
        TitledTable table = new($"{runs.Key}: B beside A", "run", ">B/A", ">95 % interval", ">chance", "verdict");
        foreach (RunComparison run in runs)
        {
            string verdict = comparison.Wrong.Contains(run) ? "WRONG" : run.IsRegression is true ? "REGRESSION" : ComparisonVerdicts.Word(run.Difference);
            string interval = run.RatioInterval is { } known ? $"{UnitText.Times(known.Low)} to {UnitText.Times(known.High)}" : "-";
            table.Add(run.Key.Name, UnitText.Times(run.Ratio), interval, Chance(run.P), verdict);
        }

        return table;
    }

    private static TitledTable Trips(Comparison comparison)
    {
        TitledTable table = new("Round trips (no verdict: the documents have percentiles alone)", ">workers", "by", ">p50 A", ">p50 B", ">B/A", ">p99 A", ">p99 B", ">B/A");
        foreach (TripComparison trip in comparison.Trips)
        {
            table.Add(
                $"{trip.A.Workers}", Way(trip.A),
                UnitText.Seconds(trip.A.P50Seconds), UnitText.Seconds(trip.B.P50Seconds), Times(trip.A.P50Seconds, trip.B.P50Seconds),
                UnitText.Seconds(trip.A.P99Seconds), UnitText.Seconds(trip.B.P99Seconds), Times(trip.A.P99Seconds, trip.B.P99Seconds));
        }

        return table;
    }

    private static string Way(ComparedTrip trip) =>
        string.Join(' ', new[] { trip.Channel, trip.Placement is "unpinned" ? string.Empty : trip.Placement, trip.State is "hot" ? string.Empty : trip.State }.Where(static word => word.Length > 0));

    private static string Times(double a, double b) => a > 0 ? UnitText.Times(b / a) : "-";

    private static string Chance(double p) => p < 0.0001 ? "< 0.01 %" : UnitText.Percent(p);

    // One unit where both ends have the same: a table has no room for more.
    private static string Seconds(Interval? interval)
    {
        if (interval is null)
        {
            return "-";
        }

        string[] low = UnitText.Seconds(interval.Low).Split(' ');
        string[] high = UnitText.Seconds(interval.High).Split(' ');
        return string.Equals(low[1], high[1], StringComparison.Ordinal) ? $"{low[0]}-{high[0]} {high[1]}" : $"{string.Join(' ', low)}-{string.Join(' ', high)}";
    }
}
