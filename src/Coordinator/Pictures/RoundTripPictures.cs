using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>How long round trips took, and how often: a picture for each number of workers.</summary>
internal static class RoundTripPictures
{
    private const string HowToRead =
        "A hill far to the left is fast, a narrow one steady. Each step counts the round trips that took so long; every tenth of a power of ten has one. Two hills are two ways of waiting: awake, "
        + "and asleep until the system wakes somebody. What lies far to the right is rare and makes the long ticks; the table names it.";

    /// <summary>Of a job: rounds back to back.</summary>
    public static IEnumerable<CurvePicture> Of(ResultDocument result) => Of(result.RoundTrips.Select(static trip =>
        (trip.Workers, $"{trip.Channel}{(trip.Placement is "unpinned" ? string.Empty : $", {trip.Placement}")}", trip.P50Seconds, trip.P99Seconds, trip.Buckets)));

    /// <summary>Of the lab: rounds back to back, and rounds before which everybody slept, wherever the system placed them.</summary>
    public static IEnumerable<CurvePicture> Of(IEnumerable<RoundTrip> trips) => Of(trips.Where(static trip => trip.Seating is null).Select(static trip =>
        (trip.Workers, $"{trip.Channel}, {(trip.IsParked ? "from sleep" : "back to back")}", trip.Seconds.P50, trip.Seconds.P99, trip.Seconds.Buckets)));

    private static IEnumerable<CurvePicture> Of(IEnumerable<(int Workers, string Name, double P50, double P99, IReadOnlyList<TimeBucket> Buckets)> trips) =>
        from alike in trips.GroupBy(static trip => trip.Workers)
        select new CurvePicture(
            $"{RunName.Workers(alike.Key)}: how long a round trip takes",
            HowToRead,
            new PictureAxis("time", PictureUnit.Seconds, IsLogarithmic: true),
            new PictureAxis("of round trips", PictureUnit.Share),
            [.. alike.Select(static trip => new Curve($"{trip.Name}: p50 {UnitText.Seconds(trip.P50)}, p99 {UnitText.Seconds(trip.P99)}", CurveKind.Distribution, Steps(trip.Buckets)))]);

    // A class without a round has a step too, of height 0: a curve that skipped it would say that there were some.
    private static IReadOnlyList<CurvePoint> Steps(IReadOnlyList<TimeBucket> buckets)
    {
        double total = buckets.Sum(static each => (double)each.Count);
        List<CurvePoint> steps = [];
        foreach (TimeBucket bucket in buckets)
        {
            steps.Add(new CurvePoint(bucket.FromSeconds, bucket.Count / total));
            steps.Add(new CurvePoint(bucket.ToSeconds, 0));
        }

        // Where the next class begins at once, its own step takes the place of the end of the one before.
        return [.. steps.Index().Where(step => step.Index == steps.Count - 1 || steps[step.Index + 1].X > step.Item.X * 1.0001).Select(static step => step.Item)];
    }
}
