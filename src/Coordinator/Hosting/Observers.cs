using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Telemetry;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>Who hears of what goes on in a job or the lab, by what was asked for: nobody else costs anything.</summary>
internal sealed class Observers : IDisposable
{
    private readonly TimelineRecorder? _timelines;
    private readonly RunTelemetry? _telemetry;
    private readonly List<Warning> _warnings = [];

    /// <summary>Composes them.</summary>
    /// <param name="spec">What was asked for.</param>
    /// <param name="run">The run.</param>
    /// <param name="view">What those who watch see; null where nobody does.</param>
    public Observers(HostedSpec spec, RunId run, IRunObserver? view)
    {
        _timelines = spec.Report is null ? null : new TimelineRecorder();
        _telemetry = spec.Otlp is { } collector ? new RunTelemetry(collector, ToolVersion.Text, run.ToString(), TimeProvider.System) : null;
        Observation = new RunObservation([.. _telemetry?.Observers ?? [], .. new IRunObserver?[] { _timelines, view }.OfType<IRunObserver>()]);
    }

    /// <summary>Tells them.</summary>
    public RunObservation Observation { get; }

    /// <summary>What they noted is complete: everything that could be heard was.</summary>
    /// <param name="log">Hears what went wrong with that.</param>
    /// <param name="isHurried">Whether the job is being stopped.</param>
    public void Finish(ILogger log, bool isHurried)
    {
        if (_telemetry?.Finish(isHurried) is { } incomplete)
        {
            _warnings.Add(incomplete);
            HostLog.TelemetryIncomplete(log, incomplete.Message);
        }
    }

    /// <summary>Adds what they noted to what was found out.</summary>
    /// <param name="result">What was found out.</param>
    /// <param name="losses">What else there is to warn of by now.</param>
    public Findings Complete(Findings result, IEnumerable<Warning> losses) =>
        result with { Timelines = _timelines?.Timelines ?? [], Warnings = [.. result.Warnings, .. _warnings, .. losses] };

    /// <inheritdoc/>
    public void Dispose() => _telemetry?.Dispose();
}
