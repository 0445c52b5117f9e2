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
