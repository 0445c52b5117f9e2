namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>
/// Names of what is measured and traced, in the manner of OpenTelemetry: lower case, parts between dots, units beside the name and not in it.
/// Dashboards rely on them; docs/telemetry.md lists them.
/// </summary>
internal static class TelemetryNames
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Source = "ParallelMotion";

    public const string Service = "parallelmotion";

    public const string RoundTripDuration = "parallelmotion.ipc.round_trip.duration";

    public const string DispatchDuration = "parallelmotion.dispatch.duration";

    public const string TickDuration = "parallelmotion.tick.duration";

    public const string TickLateness = "parallelmotion.tick.lateness";

    public const string RunDuration = "parallelmotion.run.duration";

    public const string RowTicks = "parallelmotion.rows";

    public const string Restarts = "parallelmotion.worker.restarts";

    public const string RecoveryDuration = "parallelmotion.worker.recovery.duration";

    public const string Workers = "parallelmotion.worker.count";

    public const string SharedMemory = "parallelmotion.shared_memory.usage";
}
