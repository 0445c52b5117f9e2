using ParallelMotion.Coordinator.Live;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class LiveViewTests
{
    private readonly LiveView _view = new("40b9a9813632b5a1", "a machine", hearsDispatches: true);

    [Fact]
    public void A_run_is_seen_while_it_goes_on_and_its_samples_when_they_are_taken()
    {
        RunPlan plan = LivePlans.Serial(rows: 1000, ticks: 100);
        LivePlans.Counters counters = new(7);
        _view.Planned(new Agenda([new AgendaPart("made", 1)], AreExercises: false, RoundsAtMost: 2));
        _view.Sampling(new SchedulePlan(plan.Schedule, [plan]), new SamplePolicy(asked: 2, TimeSpan.Zero));
        Assert.Null(_view.Begins(plan, LivePlans.Sample(1, 2), counters));
        counters.Finished[0] += 25_000;

        LiveSnapshot seen = _view.Look();
        Assert.Equal((25.0, 100, 1, 2), (seen.Now!.TicksDone, seen.Now.Ticks, seen.Now.Sample, seen.Now.Samples));
        Assert.Equal((0.25, 2), (seen.Samples!.Done, seen.Samples.Total));

        _view.Ended(plan, LivePlans.Sample(1, 2), seconds: 0.5);
        _view.Sampled(plan, LivePlans.Sample(1, 2), seconds: 0.5);
        seen = _view.Look();
        Assert.Null(seen.Now);
        Assert.Equal(1, seen.Samples!.Done);
        Assert.Equal(("made", 1, 0.5), (seen.Measurements.Single().Part, seen.Measurements.Single().Samples, seen.Measurements.Single().MedianSeconds));
    }

    [Fact]
    public void Nobody_hears_of_dispatches_where_only_a_terminal_watches()
    {
        LiveView quiet = new("40b9a9813632b5a1", "a machine", hearsDispatches: false);
        RunPlan plan = LivePlans.On(workers: 2);

        Assert.Null(quiet.Begins(plan, LivePlans.Sample(1), new LivePlans.Counters(0, 0)));
        Assert.NotNull(_view.Begins(plan, LivePlans.Sample(1), new LivePlans.Counters(0, 0)));
    }

    [Fact]
    public void Runs_of_one_name_over_other_rows_are_other_runs()
    {
        foreach (int rows in new[] { 1000, 2000, 1000 })
        {
            _view.Sampled(LivePlans.Serial(rows), LivePlans.Sample(1), seconds: rows);
        }

        Assert.Equal([(1000, 2), (2000, 1)], _view.Look().Measurements.Select(static run => (run.Rows, run.Samples)));
    }

    [Fact]
    public void Stages_are_told_apart_by_their_first_words()
    {
        foreach (string text in new[] { "starting 2 workers", "motion: warming up", "motion: sample 1 of 5", "reporting" })
        {
            _view.BeginStage(text);
        }

        LiveSnapshot seen = _view.Look();
        Assert.Equal(["starting 2 workers", "motion", "reporting"], seen.Stages.Select(static stage => stage.Name), StringComparer.Ordinal);
        Assert.Equal("reporting", seen.Stage);
    }

    [Fact]
    public void A_restart_is_seen_with_its_cause_and_where()
    {
        _view.Restarted(new Restart(1, "SIGKILL", Tick: 7, RecoverySeconds: 0.02) { Kernel = "motion", Dispatch = "per-run", Sweep = "fused", Workers = 2, Sample = 3 }, noticed: 0, replaced: 0);

        LiveSnapshot seen = _view.Look();
        Assert.Equal(1, seen.RestartCount);
        Assert.Equal((1, "SIGKILL", "motion, 2 workers, per run, fused, sample 3", 7), (seen.Restarts[0].Worker, seen.Restarts[0].Cause, seen.Restarts[0].During, seen.Restarts[0].Tick));
    }

    [Fact]
    public void What_has_ended_stands_still()
    {
        _ = _view.Begins(LivePlans.Serial(), LivePlans.Sample(1), new LivePlans.Counters(0));
        _view.End(ExitCode.Interrupted);
        _view.End(ExitCode.Fine);

        LiveSnapshot seen = _view.Look();
        Assert.Equal(("ended", "Interrupted", "interrupted"), (seen.Status, seen.Outcome, seen.Ending));
        Assert.Null(seen.Now);
        Assert.Equal(seen.ElapsedSeconds, _view.Look().ElapsedSeconds);
    }
}
