using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>How long it takes to tell workers nothing and hear from all of them.</summary>
internal static class RoundTripTable
{
    public static TitledTable Of(JobResult result)
    {
        TitledTable table = new(
            "One round trip (an order that asks for no ticks)", ">workers", "by", ">p50", ">p90", ">p99", ">p99.9", ">max", ">samples");
        foreach (RoundTrip trip in result.RoundTrips)
        {
            table.Add(
                RunName.CountOf(trip.Workers, trip.IsPinned),
                trip.Channel,
                UnitText.Seconds(trip.Seconds.P50),
                UnitText.Seconds(trip.Seconds.P90),
                UnitText.Seconds(trip.Seconds.P99),
                UnitText.Seconds(trip.Seconds.P999),
                UnitText.Seconds(trip.Seconds.Maximum),
                trip.Seconds.Count.ToString("N0"));
        }

        return table;
    }
}
