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

    [Fact]
    public void Ctrl_C_to_the_whole_group_ends_the_run_in_order()
    {
        Assert.SkipUnless(Shell.Has("setsid"), "setsid is not installed.");
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(folder, new CoordinatorRun.Options { Prefix = ["setsid"] }, LongRun);
        run.WaitForStage("motion");

        // A terminal sends Ctrl-C to every process of the foreground group, workers included.
        Shell.Run($"kill -INT -{run.Pid}");

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(130);
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
