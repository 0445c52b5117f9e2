using System.Diagnostics;
using System.Diagnostics.Metrics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Telemetry;
using ParallelMotion.Coordinator.Tests.Plans;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Telemetry;

public sealed class RunMetricsTests : IDisposable
{
    private static readonly CurrentRun Sample = new("sample") { Sample = 1, Samples = 5 };

    private readonly string _version = Guid.NewGuid().ToString();
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, Dictionary<string, object?> Tags)> _recorded = [];
    private readonly List<Instrument> _instruments = [];

    public RunMetricsTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // Other tests have meters of the same name at the same time.
            if (string.Equals(instrument.Meter.Version, _version, StringComparison.Ordinal))
            {
                _instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    [Fact]
    public void Every_name_is_lower_case_and_every_duration_is_in_seconds_with_buckets_that_tell_microseconds_apart()
    {
        using RunMetrics metrics = new(_version);

        Assert.All(_instruments, static each => Assert.Matches("^parallelmotion(\\.[a-z_]+)+$", each.Name));
        Assert.All(_instruments, static each => Assert.False(string.IsNullOrEmpty(each.Description)));
        Histogram<double>[] durations = [.. _instruments.OfType<Histogram<double>>()];
        Assert.All(durations, static each => Assert.Equal("s", each.Unit));
        IReadOnlyList<double> bounds = Assert.Single(durations, static each => each.Name is "parallelmotion.ipc.round_trip.duration").Advice!.HistogramBucketBoundaries!;
        Assert.Equal(bounds.Order(), bounds);
        Assert.True(bounds.Count(static bound => bound < 1e-3) >= 10);
        Assert.Contains(0.00002, bounds);
    }

    [Fact]
    public void Each_dispatch_is_recorded_with_its_ticks_and_what_it_took_beyond_its_slowest_worker()
    {
        using RunMetrics metrics = new(_version);
        RunPlan plan = MadePlan.PerTick(workers: 2);

        IDispatchTimes times = metrics.Begins(plan, Sample, new NoRows())!;
        Dispatch(times, ticks: 10, seconds: 0.5, 0.1, 0.3);
        Dispatch(times, ticks: 5, seconds: 0.1, 0.3, 0.2);
        Assert.Empty(Values("parallelmotion.dispatch.duration"));
        metrics.Ended(plan, Sample, 0.7);
        metrics.Sampled(plan, Sample, 0.7);

        Assert.Equal([0.5, 0.1], Values("parallelmotion.dispatch.duration"));
        Assert.Equal([0.05, 0.02], Values("parallelmotion.tick.duration"));
        Assert.Equal([0.2, 0], Values("parallelmotion.tick.lateness"));
        Assert.Equal([0.7], Values("parallelmotion.run.duration"));
        Assert.Equal([(double)plan.Partition.Rows * plan.Ticks], Values("parallelmotion.rows"));
        Assert.All(_recorded, static each => Assert.Equal("motion", each.Tags["parallelmotion.kernel"]));
        Assert.All(_recorded, static each => Assert.Equal("per-tick", each.Tags["parallelmotion.dispatch"]));
    }

    [Fact]
    public void No_dispatch_is_lost_where_there_are_more_than_there_is_room_for()
    {
        using RunMetrics metrics = new(_version);
        RunPlan plan = MadePlan.PerTick(workers: 1) with { Ticks = 10_000 };

        IDispatchTimes times = metrics.Begins(plan, Sample, new NoRows())!;
        for (int dispatch = 0; dispatch < plan.Ticks; dispatch++)
        {
            Dispatch(times, ticks: 1, seconds: 1, 0.5);
        }

        metrics.Ended(plan, Sample, 1);

        Assert.Equal(plan.Ticks, Values("parallelmotion.dispatch.duration").Count());
    }

    [Fact]
    public void Warming_up_and_what_broke_off_is_no_run()
    {
        using RunMetrics metrics = new(_version);
        RunPlan plan = MadePlan.PerTick(workers: 1);

        Assert.Null(metrics.Begins(plan, new CurrentRun("warming up"), new NoRows()));
        metrics.Ended(plan, new CurrentRun("warming up"), 1);
        _ = metrics.Begins(plan, Sample, new NoRows());
        metrics.Ended(plan, Sample, seconds: null);

        Assert.Empty(_recorded);
    }

    [Fact]
    public void Every_sample_of_a_round_trip_is_recorded_and_every_death()
    {
        using RunMetrics metrics = new(_version);

        metrics.Measured(new RoundTrip(4, SampleStatistics.Of([3e-6, 1e-6, 2e-6]), IsRung: true));
        metrics.Restarted(new Restart(3, "killed", 7, 0.25) { Kernel = "motion" }, noticed: 0, replaced: 1);

        Assert.Equal([1e-6, 2e-6, 3e-6], Values("parallelmotion.ipc.round_trip.duration"));
        Assert.Equal("doorbell", _recorded[0].Tags["parallelmotion.channel"]);
        Assert.Equal([1.0], Values("parallelmotion.worker.restarts"));
        Assert.Equal([0.25], Values("parallelmotion.worker.recovery.duration"));
        Assert.Equal(3, _recorded[^1].Tags["parallelmotion.worker"]);
    }

    public void Dispose() => _listener.Dispose();

    private static void Dispatch(IDispatchTimes times, int ticks, double seconds, params double[] computed)
    {
        times.Told(new Execute(0, ticks, 1), 0, 0);
        for (int worker = 0; worker < computed.Length; worker++)
        {
            times.Heard(worker, (long)(computed[worker] * 1e9), (long)(seconds * Stopwatch.Frequency));
        }
    }

    private IEnumerable<double> Values(string name) => _recorded.Where(each => string.Equals(each.Name, name, StringComparison.Ordinal)).Select(static each => Math.Round(each.Value, 9));

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Dictionary<string, object?> all = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            all[tag.Key] = tag.Value;
        }

        _recorded.Add((instrument.Name, value, all));
    }

    private sealed class NoRows : IFinishedRows
    {
        public long Of(int worker) => 0;
    }
}
