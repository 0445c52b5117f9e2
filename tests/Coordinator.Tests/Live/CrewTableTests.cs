using System.Diagnostics;
using ParallelMotion.Coordinator.Live;
using ParallelMotion.Coordinator.Live.Counting;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class CrewTableTests
{
    private readonly CrewTable _table = new();
    private readonly DispatchPulse _pulse = new();
    private readonly LivePlans.Counters _counters = new(0, 0, 0);
    private WorkerSight[] _seen = [new(0, 100, false, false, 0), new(1, 101, false, false, 0), new(2, 102, false, false, 0)];
    private bool _hasFailed;

    public CrewTableTests()
    {
        _table.Open(() => _seen, () => _hasFailed);
    }

    [Fact]
    public void Workers_start_until_a_run_begins_and_those_without_a_part_in_it_are_idle()
    {
        Assert.All(Look(0, now: null), static worker => Assert.Equal(WorkerState.Starting, worker.State));

        RunInSight run = Begin(workers: 2);
        Assert.Equal([WorkerState.Waiting, WorkerState.Waiting, WorkerState.Idle], Look(0.2, run).Select(static worker => worker.State));
        Assert.Equal([WorkerState.Idle, WorkerState.Idle, WorkerState.Idle], Look(0.4, now: null).Select(static worker => worker.State));
    }

    [Fact]
    public void Whoever_owes_an_answer_and_gets_on_computes_and_whoever_stands_still_waits()
    {
        RunInSight run = Begin(workers: 2);
        _ = Look(0, run);
        _pulse.Told(new Execute(0, 10), Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        _counters.Finished[0] += 512;

        IReadOnlyList<LiveWorker> workers = Look(0.2, run);
        Assert.Equal([WorkerState.Computing, WorkerState.Waiting], workers.Take(2).Select(static worker => worker.State));
        Assert.Equal((1.0, 0, 512), (workers[0].Tick, workers[0].RangeStart!.Value, workers[0].RangeEnd!.Value));
        Assert.Equal(512 / 0.2, workers[0].RowTicksPerSecond, tolerance: 1e-6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whether_a_worker_computes_is_seen_alike_with_and_without_dispatches_to_hear_of(bool hears)
    {
        RunInSight run = Begin(workers: 3);
        _ = Look(0, run);
        _pulse.Told(new Execute(0, 10), Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        _pulse.Heard(2, nanoseconds: 1000, at: Stopwatch.GetTimestamp());
        _seen = [_seen[0] with { Owes = true }, _seen[1] with { Owes = true }, _seen[2]];
        _counters.Finished[0] += 512;
        _counters.Finished[2] += 512;

        // The second owes and stands still; the third has answered.
        _ = run.See();
        Assert.Equal(
            [WorkerState.Computing, WorkerState.Waiting, WorkerState.Waiting],
            _table.Look(0.2, run, hears ? _pulse : null).Select(static worker => worker.State));
    }

    [Fact]
    public void A_worker_whose_tile_takes_longer_than_a_look_computes_for_as_long_as_a_second()
    {
        RunInSight run = Begin(workers: 1);
        _seen = [_seen[0] with { Owes = true }];
        Assert.Equal(WorkerState.Waiting, LookUnheard(0, run));
        _counters.Finished[0] += 2048;
        Assert.Equal(WorkerState.Computing, LookUnheard(0.2, run));
        Assert.Equal(WorkerState.Computing, LookUnheard(0.4, run));
        Assert.Equal(WorkerState.Computing, LookUnheard(0.8, run));
        Assert.Equal(WorkerState.Waiting, LookUnheard(2.5, run));
    }

    [Fact]
    public void A_place_without_a_process_recovers_and_the_next_process_goes_on_where_it_was()
    {
        RunInSight run = Begin(workers: 2);
        _counters.Finished[1] += 2048;
        Assert.Equal(4, Look(0, run)[1].Tick);

        _seen[1] = _seen[1] with { IsVacant = true };
        _counters.Finished[1] = 0;
        Assert.Equal(WorkerState.Recovering, Look(0.2, run)[1].State);

        _seen[1] = _seen[1] with { IsVacant = false, ProcessId = 200 };
        _table.TrackOf(1).Restarts++;
        LiveWorker successor = Look(0.4, run)[1];
        Assert.Equal((200, 4.0, 1), (successor.ProcessId, successor.Tick, successor.Restarts));
    }

    [Fact]
    public void Those_who_were_sent_home_are_shown_as_they_were_seen_last()
    {
        _ = Look(0, Begin(workers: 3));
        _table.Close();
        _seen = [];

        Assert.Equal([(100, WorkerState.Gone), (101, WorkerState.Gone), (102, WorkerState.Gone)], Look(1, now: null).Select(static worker => (worker.ProcessId, worker.State)));
    }

    [Fact]
    public void A_crew_that_failed_stays_failed_when_it_is_gone()
    {
        _hasFailed = true;
        _table.Close();

        Assert.True(_table.HasFailed);
    }

    [Fact]
    public void Without_dispatches_to_hear_of_there_is_no_share_of_waiting()
    {
        RunInSight run = Begin(workers: 2);
        _ = run.See();

        Assert.All(_table.Look(0, run, pulse: null), static worker => Assert.Null(worker.Waiting));
    }

    private RunInSight Begin(int workers)
    {
        _pulse.Begin(workers, isRung: false);
        return new RunInSight(LivePlans.On(workers), LivePlans.Sample(1), _counters, _table.TrackOf);
    }

    private WorkerState LookUnheard(double at, RunInSight run)
    {
        _ = run.See();
        return _table.Look(at, run, pulse: null)[0].State;
    }

    private IReadOnlyList<LiveWorker> Look(double at, RunInSight? now)
    {
        _ = now?.See();
        return _table.Look(at, now, _pulse);
    }
}
