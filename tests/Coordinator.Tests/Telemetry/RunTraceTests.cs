using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Telemetry;
using ParallelMotion.Coordinator.Tests.Plans;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Telemetry;

public sealed class RunTraceTests : IDisposable
{
    private static readonly CurrentRun Sample = new("sample") { Sample = 2, Samples = 5, Exercise = "shape" };

    private readonly string _version = Guid.NewGuid().ToString();
    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;

    public RunTraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Version, _version, StringComparison.Ordinal),
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public void All_spans_are_of_one_trace_and_each_lies_within_the_one_that_it_is_a_part_of()
    {
        RunPlan plan = MadePlan.PerTick(workers: 2);
        using (RunTrace trace = new(_version, "abc", TimeProvider.System))
        {
            Run(trace, plan, dispatches: 3);
        }

        Activity root = Assert.Single(_spans, static span => span.ParentSpanId == default);
        Assert.Equal("run abc", root.DisplayName);
        Assert.All(_spans, span => Assert.Equal(root.TraceId, span.TraceId));
        Activity run = Assert.Single(_spans, span => span.ParentSpanId == root.SpanId);
        Activity[] dispatches = [.. _spans.Where(span => span.ParentSpanId == run.SpanId)];
        Assert.Equal(3, dispatches.Length);
        Assert.All(dispatches, dispatch => Assert.Equal(2, _spans.Count(span => span.ParentSpanId == dispatch.SpanId)));
        Assert.Equal([0, 1, 2], dispatches.Select(static span => span.GetTagItem("parallelmotion.tick.first")));
        Assert.Equal(("shape", 2), (run.GetTagItem("parallelmotion.exercise"), run.GetTagItem("parallelmotion.sample")));
    }

    [Fact]
    public void A_run_of_many_ticks_does_not_drown_its_trace()
    {
        RunPlan plan = MadePlan.PerTick(workers: 1);
        using (RunTrace trace = new(_version, "abc", TimeProvider.System))
        {
            Run(trace, plan, dispatches: 1000);
        }

        Assert.Equal(RunTrace.MostDispatches, _spans.Count(static span => span.DisplayName is "dispatch"));
    }

    [Fact]
    public void What_a_worker_computed_is_as_long_as_its_own_clock_says()
    {
        RunPlan plan = MadePlan.PerTick(workers: 1);
        using (RunTrace trace = new(_version, "abc", TimeProvider.System))
        {
            Run(trace, plan, dispatches: 1);
        }

        Activity compute = Assert.Single(_spans, static span => span.DisplayName is "compute");
        Assert.Equal(TimeSpan.FromMilliseconds(2), compute.Duration);
        Assert.Equal(plan.Partition.Rows, compute.GetTagItem("parallelmotion.range.end"));
    }

    [Fact]
    public void A_run_that_broke_off_is_an_error()
    {
        RunPlan plan = MadePlan.PerTick(workers: 1);
        using (RunTrace trace = new(_version, "abc", TimeProvider.System))
        {
            _ = trace.Begins(plan, Sample, new NoRows());
            trace.Ended(plan, Sample, seconds: null);
        }

        Assert.Single(_spans, static span => span.Status == ActivityStatusCode.Error);
    }

    [Fact]
    public void A_recovery_is_as_long_as_the_place_was_vacant()
    {
        using (RunTrace trace = new(_version, "abc", TimeProvider.System))
        {
            long noticed = Stopwatch.GetTimestamp();
            trace.Restarted(new Restart(1, "killed", 3, 0.05), noticed, noticed + (Stopwatch.Frequency / 20));
        }

        Activity recovery = Assert.Single(_spans, static span => span.DisplayName is "recover worker 1");
        Assert.Equal(TimeSpan.FromMilliseconds(50), recovery.Duration);
        Assert.Equal("killed", recovery.StatusDescription);
    }

    public void Dispose() => _listener.Dispose();

    private static void Run(RunTrace trace, RunPlan plan, int dispatches)
    {
        IDispatchTimes times = trace.Begins(plan, Sample, new NoRows())!;
        for (int dispatch = 0; dispatch < dispatches; dispatch++)
        {
            long now = Stopwatch.GetTimestamp();
            times.Told(new Execute(dispatch, 1, dispatch + 1), now, now);
            for (int worker = 0; worker < plan.Workers; worker++)
            {
                times.Heard(worker, 2_000_000, now + 1);
            }
        }

        trace.Ended(plan, Sample, 0.1);
    }

    private sealed class NoRows : IFinishedRows
    {
        public long Of(int worker) => 0;
    }
}
