namespace ParallelMotion.Coordinator.Measurements;

/// <summary>A worker that died and was replaced.</summary>
/// <param name="Worker">Its index.</param>
/// <param name="Cause">How it ended.</param>
/// <param name="Tick">The run's number of the tick that it was in; null when it was in none.</param>
/// <param name="RecoverySeconds">From when its death was noticed until another process had its place, its range and its orders.</param>
internal sealed record Restart(int Worker, string Cause, int? Tick, double RecoverySeconds)
{
    /// <summary>The lab's exercise that was being answered; null in the main job.</summary>
    public string? Exercise { get; init; }

    /// <summary>The kernels of a tick that was being run; null between runs.</summary>
    public string? Kernel { get; init; }

    /// <summary>How workers were told, as in the measurements; null between runs.</summary>
    public string? Dispatch { get; init; }

    /// <summary>How they crossed their ranges, as in the measurements; null between runs.</summary>
    public string? Sweep { get; init; }

    /// <summary>How many workers took part; null between runs.</summary>
    public int? Workers { get; init; }

    /// <summary>Which sample it was, from 1; null where none was taken, such as while warming up.</summary>
    public int? Sample { get; init; }
}
