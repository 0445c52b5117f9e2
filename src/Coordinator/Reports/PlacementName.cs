namespace ParallelMotion.Coordinator.Reports;

/// <summary>How the result document says where workers ran.</summary>
internal static class PlacementName
{
    public static string Of(bool isPinned) => isPinned ? "pinned" : "unpinned";
}
