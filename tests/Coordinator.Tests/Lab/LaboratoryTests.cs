using Microsoft.Extensions.Logging.Abstractions;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Telling;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Tests.Lab;

public sealed class LaboratoryTests
{
    [Fact]
    public void An_exercise_that_can_not_be_done_is_refused_before_another_runs()
    {
        Fake first = new();
        RefusedException refused = Assert.Throws<RefusedException>(() => Run("4", first, new DispatchExercise()));

        Assert.Contains("ticks=4, expected=5 at least", refused.Message, StringComparison.Ordinal);
        Assert.False(first.HasRun);
    }

    [Fact]
    public void An_exercise_says_which_options_it_had_no_use_for()
    {
        Fake exercise = new();

        Assert.EndsWith(": --ticks.", Assert.Single(Assert.Single(Run("4", exercise).Exercises).Hints), StringComparison.Ordinal);
        Assert.True(exercise.HasRun);
    }

    [Fact]
    public void A_difference_that_an_exercise_finds_makes_all_findings_wrong()
    {
        Assert.False(Run("4", new Fake()).IsWrong);
        Assert.True(Run("4", new Fake { FindsDifference = true }, new Fake()).IsWrong);
    }

    [Fact]
    public void A_stop_leaves_the_answers_of_those_that_were_finished_and_names_the_others()
    {
        Fake last = new();
        LabResult result = Run("4", new Fake(), new Fake { Stops = true, Name = "stopped" }, last);

        Assert.Equal("fake", Assert.Single(result.Exercises).Name);
        Assert.Contains("missing: exercises stopped, fake.", result.Stopped?.Sentence, StringComparison.Ordinal);
        Assert.False(last.HasRun);
    }

    [Fact]
    public void A_stop_between_two_exercises_lets_no_other_begin()
    {
        Fake last = new();
        LabResult result = Run("4", new Fake { Stops = true, IsDone = true }, last);

        Assert.Contains("missing: exercise fake.", result.Stopped?.Sentence, StringComparison.Ordinal);
        Assert.False(last.HasRun);
    }

    [Fact]
    public void A_stop_before_the_first_answer_leaves_nothing_to_report() =>
        Assert.Throws<OperationCanceledException>(() => Run("4", new Fake { Stops = true }, new Fake()));

    [Fact]
    public void A_worker_that_fails_leaves_the_answers_of_those_that_were_finished()
    {
        LabResult result = Run("4", new Fake(), new Fake { Fails = true, Name = "failed" }, new Fake());

        Assert.Equal("fake", Assert.Single(result.Exercises).Name);
        Assert.Equal(new CrewFailure(1, "the reason"), result.Stopped?.Failure);
        Assert.Contains("because worker 1 failed: what was finished by then is reported; missing: exercises failed, fake.", result.Stopped?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_fails_before_the_first_answer_leaves_nothing_to_report() =>
        Assert.Throws<WorkerFailedException>(() => Run("4", new Fake { Fails = true }, new Fake()));

    private static LabResult Run(string ticks, params IExercise[] exercises)
    {
        using Drain drain = new(TimeSpan.FromMinutes(1));
        LabSpec spec = LabSpecReader.Read(new LabOptions { Exercises = "all", Ticks = ticks }) with { Exercises = [.. exercises] };
        Surroundings around = new(new RunId(0xabc), MadeLab.TwoCpus, new NoProgressLine(), new LastResort(), TimeProvider.System, NullLogger.Instance);
        return new Laboratory(spec, around).Run(drain);
    }

    private sealed class Fake : IExercise
    {
        public bool HasRun { get; private set; }

        public bool FindsDifference { get; init; }

        /// <summary>Whether a stop comes while it runs.</summary>
        public bool Stops { get; init; }

        /// <summary>Whether it is done all the same.</summary>
        public bool IsDone { get; init; }

        /// <summary>Whether a worker fails while it runs.</summary>
        public bool Fails { get; init; }

        public string Name { get; init; } = "fake";

        public string Question => "None?";

        public IReadOnlyList<string> Unused => ["--ticks"];

        public void Require(LabRoom room)
        {
            // Nothing is refused.
        }

        public ExerciseResult Run(LabRoom room)
        {
            HasRun = true;
            if (Fails)
            {
                throw new WorkerFailedException(1, "the reason");
            }

            if (Stops)
            {
                room.Drain.Begin();
            }

            if (!IsDone)
            {
                room.Stop.ThrowIfCancellationRequested();
            }

            return new ExerciseResult { Name = Name, Question = Question, Verdict = "None.", Tables = [], IsWrong = FindsDifference };
        }
    }
}
