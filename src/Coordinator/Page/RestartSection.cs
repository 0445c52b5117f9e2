using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>Workers that died, and what replacing them took.</summary>
internal static class RestartSection
{
    public static PageSection Of(ResultDocument result) => result.RecoveryTime is not { } time
        ? new PageSection("restarts", "Workers that were replaced", "None: every worker lived as long as it was wanted.", [])
        : new PageSection("restarts", "Workers that were replaced", Lead(time), [Table(result)]);

    private static string Lead(RecoveryEntry time) =>
        $"{(time.Samples == 1 ? "One worker was" : $"{time.Samples:N0} workers were")} replaced: from when a death was noticed until another process had the orders, the median took "
        + $"{UnitText.Seconds(time.P50Seconds)}, the longest {UnitText.Seconds(time.MaxSeconds)}. Ticks that were under way are computed once, by whoever has the place; the results are checked as all others are.";

    private static PageTable Table(ResultDocument result) => new(
        "Each replacement",
        [new("worker"), new("cause", IsNumber: false), new("tick"), new("recovery"), new("in", IsNumber: false)],
        [.. result.Restarts.Select(static each => (IReadOnlyList<PageCell>)[
            new($"{each.Worker}"), new(each.Cause), new(each.Tick?.ToString("N0") ?? "-"), new(UnitText.Seconds(each.RecoverySeconds)), new(RunPlace.Of(each).ToString())])],
        ["Tick: the one that it died in. Recovery: from when its death was noticed until another had its place, its range and its orders."],
        IsFolded: false);
}
