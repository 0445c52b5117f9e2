using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>A stop signal ends a run at any moment, with its own exit code and nothing left.</summary>
public sealed class StopTests
{
    // More than fits the test's limit, so that only the signal can end it.
    private static readonly string[] LongRun = ["2", "--rows", "2e6", "--ticks", "200", "--samples", "1000"];

    [Theory]
    [InlineData("TERM", 143, "generating")]
    [InlineData("TERM", 143, "starting 2 workers")]
    [InlineData("TERM", 143, "motion")]
    [InlineData("INT", 130, "generating")]
    [InlineData("INT", 130, "starting 2 workers")]
    [InlineData("INT", 130, "motion")]
    public void A_signal_ends_the_run_in_whatever_stage_it_is(string signal, int exitCode, string stage)
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(folder, LongRun);
        run.WaitForStage(stage);

        run.Signal(signal);

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(exitCode);
        Assert.Contains("Stopped early", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("INT", 130)]
    public void A_signal_ends_a_dispatch_that_would_never_end(string signal, int exitCode)
    {
        using WorkFolder folder = new();

        // Both workers hang in their first dispatch, with a limit of an hour.
        using CoordinatorRun run = CoordinatorRun.Start(
            folder, new CoordinatorRun.Options { Fault = "completed:1:hang" }, "2", "--rows", "1000", "--stall-seconds", "3600", "--verbosity", "debug");
        run.WaitForStage("Worker 0 attached");

        run.Signal(signal);

        run.WaitForExit().ShouldBe(exitCode);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_second_signal_ends_the_run_at_once_and_leaves_nothing_either()
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(folder, LongRun);
        run.WaitForStage("motion");

        Shell.Run($"kill -INT {run.Pid}; kill -TERM {run.Pid}");

        // Which of the two is heard first is the runtime's choice.
        CoordinatorRun.Outcome outcome = run.WaitForExit();
        Assert.True(outcome.ExitCode is 130 or 143, $"exit code {outcome.ExitCode}: {outcome.Error}");
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_to_the_whole_group_ends_the_run_in_order(string signal, int exitCode)
    {
        Assert.SkipUnless(Shell.Has("setsid"), "setsid is not installed.");
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(folder, new CoordinatorRun.Options { Prefix = ["setsid"] }, LongRun);
        run.WaitForStage("motion");

        // As a terminal does with Ctrl-C, and a service manager with its whole control group.
        Shell.Run($"kill -{signal} -{run.Pid}");

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(exitCode);
        Assert.DoesNotContain("[ERR]", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_signal_in_the_first_moments_leaves_nothing_either()
    {
        const int Seed = 7;
        Random random = new(Seed);
        for (int attempt = 0; attempt < 10; attempt++)
        {
            using WorkFolder folder = new();
            using CoordinatorRun run = CoordinatorRun.Start(folder, LongRun);

            // Not a wait for anything: the moment of the signal is the case under test.
            TestContext.Current.CancellationToken.WaitHandle.WaitOne(random.Next(0, 400));
            run.Signal("INT");

            Assert.True(run.WaitForExit().ExitCode is 130, $"seed {Seed}, attempt {attempt}");
            Residue.ShouldBeNone(folder);
        }
    }
}
