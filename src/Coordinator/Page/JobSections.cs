using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>The pictures of the main job, and what is said where there is nothing to draw.</summary>
internal static class JobSections
{
    public static IEnumerable<PageSection> Of(ResultDocument result, Figures figures)
    {
        yield return Section("speed-up", "What more workers gain", LeftOut(result), "no run with workers has a right result and a serial one beside it", figures, SpeedUpPictures.Of(result));
        yield return Section(
            "telling", "What telling costs", lead: null, "no kernel was told both every tick and several ticks at once, in the same sweep", figures, TellingPictures.Of(result));
        PageSection trips = Section("round-trips", "How long an order and its answer take", lead: null, "no round trip was measured", figures, RoundTripPictures.Of(result));
        yield return result.RoundTrips.Count == 0 ? trips : trips with { Parts = [.. trips.Parts, RoundTrips(result)] };
        yield return Section(
            "bandwidth", "What memory and caches deliver", lead: null, "no run with workers has a right result", figures, new[] { BandwidthPicture.Of(result) }.OfType<Picture>());
    }

    private static PageSection Section(string id, string title, string? lead, string missing, Figures figures, IEnumerable<Picture> pictures)
    {
        Picture[] all = [.. pictures];
        return all.Length == 0 ? new PageSection(id, title, $"Not drawn: {missing}.", []) : new PageSection(id, title, lead, [figures.Of(all)]);
    }

    // Nobody is to wonder where a curve has gone.
    private static string? LeftOut(ResultDocument result)
    {
        int wrong = result.Measurements.Count(static run => !run.MatchesSerial);
        int resumed = result.Measurements.Count(static run => run.ResumedFromTick is not null);
        string[] all =
        [
            .. wrong > 0 ? new[] { $"{wrong} whose result is wrong, since of those it doesn't matter how soon they were there" } : [],
            .. resumed > 0 ? new[] { $"{resumed} that another coordinator began, since its time isn't known" } : [],
        ];
        return all.Length == 0 ? null : $"Pictures leave runs out: {string.Join("; ", all)}. The tables of measurements have them all.";
    }

    private static PageTable RoundTrips(ResultDocument result) => new(
        "One round trip: an order that asks for no ticks",
        [new("workers"), new("by", IsNumber: false), new("p50"), new("p90"), new("p99"), new("p99.9"), new("max"), new("mean"), new("samples"), new("CPUs", IsNumber: false)],
        [.. result.RoundTrips.Select(static trip => (IReadOnlyList<PageCell>)[
            new(RunName.CountOf(trip.Workers, trip.Placement is "pinned")),
            new(trip.Channel),
            .. new[] { trip.P50Seconds, trip.P90Seconds, trip.P99Seconds, trip.P999Seconds, trip.MaxSeconds, trip.MeanSeconds }.Select(static seconds => new PageCell(UnitText.Seconds(seconds))),
            new($"{trip.Samples:N0}"),
            new(trip.IsOversubscribed ? "oversubscribed" : "one each")])],
        ["From the first write to the last answer. p99: 99 of 100 took no longer. Oversubscribed: workers and coordinator outnumber the CPUs, so figures contain waiting for one."],
        IsFolded: false);
}
