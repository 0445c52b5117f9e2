using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>The lab runs on the same workers, and ends as the main job does.</summary>
public sealed class LabTests
{
    [Fact]
    public void Without_a_name_exercises_are_listed_and_nothing_is_left_behind()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab");

        outcome.ShouldBe(0);
        Assert.Contains("dispatch ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("round-trip ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("replay ", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(folder.Logs);
    }

    [Theory]
    [InlineData("exercise=nonsense", "lab", "nonsense")]
    [InlineData("Did you mean dispatch?", "lab", "dispach")]
    [InlineData("expected=5 at least", "lab", "dispatch", "--ticks", "4")]
    [InlineData("expected=5 at least", "lab", "round-trip", "dispatch", "--ticks", "4")]
    [InlineData("expected=lab NAME --rows", "lab", "--rows", "5")]
    [InlineData("expected=lab first", "--rows", "5", "lab", "dispatch")]
    public void What_cannot_be_run_is_refused_by_name(string part, params string[] arguments)
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, arguments);

        outcome.ShouldBe(2);
        Assert.Contains(part, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_replay_that_differs_is_wrong_and_says_where()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Fault = "completed:30:corrupt" }, "lab", "replay", "--rows", "3001", "--ticks", "4", "--workers", "2");

        outcome.ShouldBe(11);
        Assert.Contains("* replay: WRONG: of ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("first motion with 2 workers", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_wrong_result_has_the_main_jobs_exit_code()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Fault = "completed:300:corrupt" }, "lab", "dispatch", "--quick", "--rows", "1e4", "--samples", "3", "--workers", "2");

        outcome.ShouldBe(11);
        Assert.Contains("A fault drill is armed", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("INT", 130, "dispatch", "starting 2 workers", Traits = new[] { "Length", "Long" })]
    [InlineData("INT", 130, "dispatch", "motion")]
    [InlineData("TERM", 143, "round-trip", "round-trip", Traits = new[] { "Length", "Long" })]
    [InlineData("INT", 130, "threads", "motion", Traits = new[] { "Length", "Long" })]
    public void A_signal_ends_an_exercise_in_whatever_stage_it_is(string signal, int exitCode, string exercise, string stage)
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(folder, "lab", exercise, "--workers", "2", "--rows", "2e6", "--samples", "1000");
        run.WaitForStage(stage);

        run.Signal(signal);

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(exitCode);
        Assert.Contains("Stopped early", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_worker_that_hangs_ends_the_exercise_where_nobody_is_replaced()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Fault = "completed:50:hang" }, "lab", "round-trip", "--quick", "--workers", "2", "--stall-seconds", "1", "--restarts", "0");

        outcome.ShouldBe(12);
        Residue.ShouldBeNone(folder);
    }
}
