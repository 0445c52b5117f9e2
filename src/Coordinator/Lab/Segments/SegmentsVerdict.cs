using ParallelMotion.Coordinator.Lab.Telling;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Segments;

/// <summary>What merging costs and what it grows with, as far as the figures show it.</summary>
internal static class SegmentsVerdict
{
    /// <summary>Sizes closer than this say nothing about growth.</summary>
    private const double FarApart = 10;

    /// <summary>A cost that grows with the table would grow as much as the table; one that grows by less than this is said not to. Caches alone may double it.</summary>
    private const double Still = 2;

    /// <summary>Tells it in one sentence.</summary>
    public static string Of(SegmentSeries series)
    {
        SegmentCase most = series.ByFound[^1];
        return $"segments: merging what {RunName.Workers(most.Workers)} found costs {Cost(series.ByFound)}; {Growth(series.ByRows)}.";
    }

    // A line through the merges of one table: what a row costs is its slope.
    private static string Cost(IReadOnlyList<SegmentCase> cases)
    {
        SegmentCase[] different = [.. cases.DistinctBy(static each => each.Found)];
        if (different.Length < TellingFit.FewestPoints)
        {
            return $"{UnitText.Seconds(cases[^1].Merge)} for {cases[^1].Found:N0} rows, and this table is too small to find more and more in";
        }

        TellingFit fit = TellingFit.Of([.. different.Select(static each => ((double)each.Found, each.Merge))]);
        return fit.Cost.IsResolved
            ? $"{UnitText.Seconds(fit.Cost.Seconds)} a row found ({UnitText.Seconds(fit.Cost.Low)} to {UnitText.Seconds(fit.Cost.High)}) and {UnitText.Seconds(fit.WorkSeconds)} a tick"
            : $"{UnitText.Seconds(cases[^1].Merge)} for {cases[^1].Found:N0} rows, {UnitText.Seconds(cases[^1].Merge / cases[^1].Found)} each, though no line fits the others well enough to say so of them";
    }

    private static string Growth(IReadOnlyList<SegmentCase> cases)
    {
        (SegmentCase least, SegmentCase most) = (cases[0], cases[^1]);
        double larger = (double)most.Rows / least.Rows;
        if (larger < FarApart)
        {
            return "what it costs by the table's size would take tables of sizes further apart (--rows)";
        }

        double longer = most.Merge / least.Merge;
        string figures = $"with about {most.Found:N0} found it took {UnitText.Seconds(least.Merge)} on {least.Rows:N0} rows and {UnitText.Seconds(most.Merge)} on {most.Rows:N0}, "
            + $"{UnitText.Times(longer)} as long on a table {UnitText.Times(larger)} as large";
        return longer < Still ? $"{figures}, so it is not the table that it grows with"
            : longer < Math.Sqrt(larger) ? $"{figures}: far less than the table grows, but these figures don't show that it stays as it is"
            : $"{figures}, so these figures don't show that it is independent of the table";
    }
}
