using System.Diagnostics;
using System.Diagnostics.Metrics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>
/// Publishes what runs, dispatches and round trips take through <see cref="System.Diagnostics.Metrics"/>. What a dispatch took is noted
/// while it runs, and recorded a few thousand at a time: between two dispatches a recording would cost more than a fast dispatch does.
/// </summary>
internal sealed class RunMetrics : IRunObserver, IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<double> _roundTrips;
    private readonly Histogram<double> _runs;
    private readonly Histogram<double> _recoveries;
    private readonly Counter<long> _rowTicks;
    private readonly Counter<long> _restarts;
    private readonly DispatchHistograms _dispatches;
    private volatile CrewSight? _crew;
    private DispatchMetrics? _current;

    /// <summary>Makes the instruments.</summary>
    /// <param name="version">The tool's version.</param>
    public RunMetrics(string version)
    {
        _meter = new Meter(TelemetryNames.Source, version);
        _roundTrips = Duration(TelemetryNames.RoundTripDuration, "From the first word of an order that asks for no ticks to the last answer.", DurationBuckets.Telling);
        _runs = Duration(TelemetryNames.RunDuration, "From the first tick told to the last completion heard.", DurationBuckets.Runs);
        _recoveries = Duration(TelemetryNames.RecoveryDuration, "From when a worker's death was noticed until another had its place and its orders.", DurationBuckets.Runs);
        _rowTicks = _meter.CreateCounter<long>(TelemetryNames.RowTicks, "{row}", "Rows that kernels were applied to, each as often as there were ticks.");
        _restarts = _meter.CreateCounter<long>(TelemetryNames.Restarts, "{restart}", "Workers that died and were replaced.");
        _dispatches = new DispatchHistograms(
            Duration(TelemetryNames.DispatchDuration, "From the first word of an order to the last answer.", DurationBuckets.Telling),
            Duration(TelemetryNames.TickDuration, "What a tick took, on the average of its dispatch.", DurationBuckets.Telling),
            Duration(TelemetryNames.TickLateness, "By how much a dispatch took longer than its slowest worker computed: what telling, waking and hearing added.", DurationBuckets.Telling));
        _ = _meter.CreateObservableUpDownCounter(TelemetryNames.Workers, () => _crew?.Look().Count(static worker => !worker.IsVacant) ?? 0, "{worker}", "Worker processes that have their place.");
        _ = _meter.CreateObservableUpDownCounter(TelemetryNames.SharedMemory, () => _crew?.SharedMemoryBytes ?? 0, "By", "Bytes of the run's regions.");
    }

    /// <inheritdoc/>
    public void Opened(CrewSight crew) => _crew = crew;

    /// <inheritdoc/>
    public void Closed() => _crew = null;

    /// <inheritdoc/>
    public IDispatchTimes? Begins(RunPlan plan, CurrentRun current, IFinishedRows done)
    {
        return _current = plan.IsOnWorkers && current.Sample is not null && _dispatches.IsWanted ? new DispatchMetrics(plan, _dispatches) : null;
    }

    /// <inheritdoc/>
    public void Ended(RunPlan plan, CurrentRun current, double? seconds)
    {
        _current?.Record();
        _current = null;
    }

    /// <inheritdoc/>
    public void Sampled(RunPlan plan, CurrentRun current, double seconds)
    {
        TagList tags = TelemetryTags.Of(plan);
        _runs.Record(seconds, tags);
        _rowTicks.Add((long)plan.Partition.Rows * plan.Ticks, tags);
    }

    /// <inheritdoc/>
    public void Measured(RoundTrip trip)
    {
        TagList tags = TelemetryTags.Of(trip);
        foreach (double seconds in trip.Seconds.Sorted)
        {
            _roundTrips.Record(seconds, tags);
        }
    }

    /// <inheritdoc/>
    public void Restarted(Restart restart, long noticed, long replaced)
    {
        TagList tags = TelemetryTags.Of(restart);
        _restarts.Add(1, tags);
        _recoveries.Record(restart.RecoverySeconds, tags);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private Histogram<double> Duration(string name, string description, IReadOnlyList<double> buckets) =>
        _meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = buckets });
}
