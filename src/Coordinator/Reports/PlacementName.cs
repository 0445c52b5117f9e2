using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>How the result document says where workers ran.</summary>
internal static class PlacementName
{
    public static string Of(bool isPinned) => isPinned ? "pinned" : "unpinned";

    public static string Of(RoundTrip trip) => trip.Seating switch
    {
        Seating.SameCore => "same-core",
        Seating.OtherCore => "other-core",
        _ => Of(trip.IsPinned),
    };
}
