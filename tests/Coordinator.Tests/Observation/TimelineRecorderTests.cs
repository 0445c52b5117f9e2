using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Plans;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Observation;

public sealed class TimelineRecorderTests
{
    private readonly TimelineRecorder _recorder = new();
    private readonly RunPlan _plan = MadePlan.PerTick(workers: 2);

    [Fact]
    public void The_last_sample_of_a_run_is_kept()
    {
        Sample(_plan, sample: 1);
        Sample(_plan, sample: 2);

        Timeline timeline = Assert.Single(_recorder.Timelines);
        Assert.Equal(2, timeline.Sample);
        Assert.Equal(0.5, timeline.Seconds);
    }

    [Fact]
    public void A_sample_in_which_a_worker_was_replaced_is_kept_before_later_ones()
    {
        Sample(_plan, sample: 1, killed: 1);
        Sample(_plan, sample: 2);

        Timeline timeline = Assert.Single(_recorder.Timelines);
        Assert.Equal(1, timeline.Sample);
        Assert.Contains(timeline.Spans, static span => span is { Worker: 1, State: TimelineState.Recovering });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_replacement_that_is_noted_after_its_sample_ended_is_in_that_sample(bool hasNextBegun)
    {
        Sample(_plan, sample: 1);
        RunPlan next = MadePlan.PerTick(workers: 3);
        IDispatchTimes? times = hasNextBegun ? _recorder.Begins(next, new CurrentRun("sample") { Sample = 1 }, new Nothing()) : null;

        _recorder.Restarted(new Restart(1, "killed", 0, 1e-6), noticed: 3000, replaced: 9000);

        Assert.Contains(Assert.Single(_recorder.Timelines).Spans, static span => span is { Worker: 1, State: TimelineState.Recovering });
        if (times is not null)
        {
            times.Told(new Execute(0, 1, 1), begun: 10_000, ended: 11_000);
            _recorder.Ended(next, new CurrentRun("sample") { Sample = 1 }, 0.5);
            Assert.DoesNotContain(_recorder.Timelines[1].Spans, static span => span.State == TimelineState.Recovering);
        }
    }

    [Fact]
    public void A_replacement_between_runs_is_in_none()
    {
        Sample(_plan, sample: 1);

        _recorder.Restarted(new Restart(1, "killed", 0, 1e-6), noticed: 7000, replaced: 9000);

        Assert.DoesNotContain(Assert.Single(_recorder.Timelines).Spans, static span => span.State == TimelineState.Recovering);
    }

    [Fact]
    public void Nobody_hears_of_dispatches_where_none_is_wanted()
    {
        Assert.Null(_recorder.Begins(_plan, new CurrentRun("warming up"), new Nothing()));
        Assert.Null(_recorder.Begins(MadePlan.Of(workers: 1, DispatchMode.Serial), new CurrentRun("sample") { Sample = 1 }, new Nothing()));

        _recorder.Ended(_plan, new CurrentRun("warming up"), 0.5);

        Assert.Empty(_recorder.Timelines);
    }

    private void Sample(RunPlan plan, int sample, int? killed = null)
    {
        CurrentRun current = new("sample") { Sample = sample };
        IDispatchTimes times = _recorder.Begins(plan, current, new Nothing())!;
        times.Told(new Execute(0, 1, 1), begun: 1000, ended: 2000);
        if (killed is { } worker)
        {
            _recorder.Restarted(new Restart(worker, "killed", 0, 1e-6), noticed: 3000, replaced: 4000);
        }

        times.Heard(0, 100, at: 5000);
        times.Heard(1, 100, at: 6000);
        _recorder.Ended(plan, current, 0.5);
    }

    private sealed class Nothing : IFinishedRows
    {
        public long Of(int worker) => 0;
    }
}
