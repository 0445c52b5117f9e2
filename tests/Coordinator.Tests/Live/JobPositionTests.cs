using System.Collections.Immutable;
using ParallelMotion.Coordinator.Live;
using ParallelMotion.Coordinator.Live.Counting;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class JobPositionTests
{
    private static readonly ImmutableArray<RunPlan> Two = [LivePlans.Serial(), LivePlans.On(workers: 2)];
    private readonly JobPosition _position = new();
    private double _at;

    [Fact]
    public void Before_anything_is_planned_nothing_is_said()
    {
        Assert.Null(_position.SamplesAt(at: 1, share: 0));
        Assert.Null(_position.PartAt(exercise: null));
    }

    [Fact]
    public void Nobody_knows_how_long_it_takes_before_something_was_done()
    {
        Begin(rounds: 4);
        _position.BeginSample(_at);

        LiveSamples samples = _position.SamplesAt(at: 1, share: 0)!;
        Assert.Equal((0, 8, null), (samples.Done, samples.Total, samples.SecondsLeft));
    }

    [Fact]
    public void What_is_left_is_what_the_same_runs_took()
    {
        Begin(rounds: 4);
        Take(3, 1, 3, 1);

        LiveSamples samples = _position.SamplesAt(_at, share: 0)!;
        Assert.Equal((4, 8, 8, false), (samples.Done, samples.Total, samples.SecondsLeft!.Value, samples.IsGuess));

        // Half a minute into the fifth, which takes three seconds, the other three take five.
        Assert.Equal(5, _position.SamplesAt(_at + 30, share: 0.5)!.SecondsLeft!.Value, tolerance: 1e-9);
    }

    [Fact]
    public void Runs_that_were_never_sampled_are_guessed_and_it_is_said()
    {
        Begin(rounds: 2);
        Take(4);

        LiveSamples samples = _position.SamplesAt(_at, share: 0)!;
        Assert.Equal((12, true), (samples.SecondsLeft!.Value, samples.IsGuess));
    }

    [Fact]
    public void A_first_sample_is_guessed_by_how_far_it_is()
    {
        Begin(rounds: 1);
        _position.BeginSample(_at);

        LiveSamples samples = _position.SamplesAt(_at + 5, share: 0.5)!;
        Assert.Equal((0.5, 15, true), (samples.Done, samples.SecondsLeft!.Value, samples.IsGuess));
    }

    [Fact]
    public void A_kernel_that_needs_fewer_rounds_takes_no_more_of_the_whole()
    {
        _position.Plan(new Agenda([new AgendaPart("made", 2), new AgendaPart("other", 2)], AreExercises: false, RoundsAtMost: 5));

        // Rounds of ten seconds in a budget of forty: four, and not five.
        _position.Begin(new SchedulePlan(Two[0].Schedule, Two), new SamplePolicy(asked: null, TimeSpan.FromSeconds(40)));
        Take(5, 5);

        LiveSamples samples = _position.SamplesAt(_at, share: 0)!;
        Assert.Equal((2, 16), (samples.Done, samples.Total));
        Assert.Equal(30 + 40, samples.SecondsLeft!.Value, tolerance: 1e-9);
        Assert.True(samples.IsGuess);
        Assert.Equal(new LivePart("kernel", "made", 1, 2), _position.PartAt(exercise: null));
    }

    [Fact]
    public void Of_an_exercise_nobody_knows_how_many_samples_the_others_take()
    {
        _position.Plan(new Agenda([new AgendaPart("race", 0), new AgendaPart("cores", 0)], AreExercises: true, RoundsAtMost: 0));
        Begin(rounds: 3);

        Assert.Equal(new LivePart("exercise", "cores", 2, 2), _position.PartAt("cores"));
        Assert.Equal(6, _position.SamplesAt(_at, share: 0)!.Total);
    }

    private void Begin(int rounds) => _position.Begin(new SchedulePlan(Two[0].Schedule, Two), new SamplePolicy(rounds, TimeSpan.Zero));

    private void Take(params ReadOnlySpan<double> seconds)
    {
        foreach (double each in seconds)
        {
            _position.BeginSample(_at);
            _at += each;
            _position.Sampled(_at);
        }
    }
}
