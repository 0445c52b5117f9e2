using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>Traces and metrics of one job or of the lab, sent to a collector.</summary>
internal sealed class RunTelemetry : IDisposable
{
    private readonly Uri _collector;
    private readonly OtlpExport _export;
    private readonly RunMetrics _metrics;
    private readonly RunTrace _trace;

    /// <summary>Begins.</summary>
    /// <param name="collector">Where they go.</param>
    /// <param name="version">The tool's version.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="clock">Says what time it is.</param>
    public RunTelemetry(Uri collector, string version, string run, TimeProvider clock)
    {
        _collector = collector;
        _export = new OtlpExport(collector, version, run);
        _metrics = new RunMetrics(version);
        _trace = new RunTrace(version, run, clock);
    }

    /// <summary>Who hears of what goes on.</summary>
    public IEnumerable<IRunObserver> Observers => [_metrics, _trace];

    /// <summary>Ends the trace and sends everything off, within limits.</summary>
    /// <param name="isHurried">Whether the job is being stopped.</param>
    /// <returns>What wasn't delivered, for whoever looks at the collector; null when everything was.</returns>
    public Warning? Finish(bool isHurried)
    {
        _trace.Dispose();
        _export.SendOff(isHurried);
        return _export.Failure is { } failure
            ? new Warning("telemetry-incomplete", $"Traces and metrics are incomplete because the collector didn't take them all: otlp={_collector}, cause={failure}")
            : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics.Dispose();
        _export.Dispose();
    }
}
