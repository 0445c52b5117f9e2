using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>Who did what when: of the runs in which a worker was replaced, and of the way each kernel is told with the most workers.</summary>
internal static class TimelineSection
{
    /// <summary>More would fill the page with pictures alike; the result document has those of all runs.</summary>
    private const int Most = 8;

    public static PageSection Of(ResultDocument result, Figures figures)
    {
        TimelineEntry[] shown = [.. Chosen(result).Take(Most)];
        string lead = shown.Length == 0
            ? "Not drawn: no dispatch was recorded."
            : $"{shown.Length} of {result.Timelines.Count} recorded runs: those in which a worker was replaced, and each way of telling with the most workers, in its plainest sweep. "
                + "A worker computed for as long as its own clock says, drawn from when it was told: what it took to wake is in the wait behind. What is too short to see is drawn as a hair.";
        return new PageSection("timelines", "Who did what when", lead, shown.Length == 0 ? [] : [figures.Of(shown)]);
    }

    private static IEnumerable<TimelineEntry> Chosen(ResultDocument result)
    {
        TimelineEntry[] lines = [.. result.Timelines.Where(static line => line.Spans.Count > 0)];
        IEnumerable<TimelineEntry> recovered = lines.Where(static line => line.Spans.Any(static span => span.State is "recovering"));
        IEnumerable<TimelineEntry> plain =
            from way in lines.GroupBy(static line => (line.Kernel, line.Dispatch, IsBatched: line.TicksPerDispatch > 1))
            let most = way.Max(static line => line.Workers)
            select way.First(line => line.Workers == most);
        return recovered.Concat(plain).Distinct();
    }
}
