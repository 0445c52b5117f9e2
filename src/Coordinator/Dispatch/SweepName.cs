using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>The names of sweeps, on the command line and in the result document.</summary>
internal static class SweepName
{
    /// <summary>All of them, the one that is always legal first.</summary>
    public static IReadOnlyList<KeyValuePair<string, Sweep>> ByName { get; } =
    [
        KeyValuePair.Create("streaming", Sweep.Streaming),
        KeyValuePair.Create("tiled", Sweep.Tiled),
        KeyValuePair.Create("fused", Sweep.Fused),
    ];

    /// <summary>The name of a sweep.</summary>
    public static string Of(Sweep sweep) => ByName.First(named => named.Value == sweep).Key;
}
