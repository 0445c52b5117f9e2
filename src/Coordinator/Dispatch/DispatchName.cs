namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>The names of dispatch modes, on the command line and in the result document.</summary>
internal static class DispatchName
{
    /// <summary>Those that a person can ask for.</summary>
    public static IReadOnlyList<KeyValuePair<string, DispatchMode>> ByName { get; } =
    [
        KeyValuePair.Create("per-tick", DispatchMode.PerTick),
        KeyValuePair.Create("per-run", DispatchMode.PerRun),
        KeyValuePair.Create("doorbell", DispatchMode.Doorbell),
    ];

    /// <summary>The name of an interface; null for the usual one.</summary>
    public static string? Of(DispatchApi api) => api switch
    {
        DispatchApi.Map => null,
        DispatchApi.Submit => "submit",
        DispatchApi.ParallelFor => "parallel-for",
        DispatchApi.Dataflow => "dataflow",
        _ => throw new ArgumentOutOfRangeException(nameof(api), api, "Not an interface."),
    };

    /// <summary>The name of a mode.</summary>
    public static string Of(DispatchMode mode) => mode switch
    {
        DispatchMode.Serial => "serial",
        DispatchMode.Threads => "threads",
        DispatchMode.PerTick => "per-tick",
        DispatchMode.PerRun => "per-run",
        DispatchMode.Doorbell => "doorbell",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a dispatch mode."),
    };
}
