using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>A stop signal ends a run at any moment, with its own exit code and nothing left.</summary>
public sealed class StopTests
{
    // More than fits the test's limit, so that only the signal can end it.
    private static readonly string[] LongRun = ["2", "--rows", "2e6", "--ticks", "200", "--samples", "1000"];

    [Theory]
    [InlineData("TERM", 143, "generating", Traits = new[] { "Length", "Long" })]
    [InlineData("TERM", 143, "starting 2 workers", Traits = new[] { "Length", "Long" })]
    [InlineData("TERM", 143, "motion", Traits = new[] { "Length", "Long" })]
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
    [InlineData("TERM", 143, Traits = new[] { "Length", "Long" })]
    [InlineData("INT", 130)]
    public void A_dispatch_that_would_never_end_is_ended_when_the_drain_is_over(string signal, int exitCode)
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = StartHanging(folder, drainSeconds: "1");

        run.Signal(signal);

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(exitCode);
        Assert.Contains("nothing was finished by then, so there is nothing to report", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_second_signal_ends_a_drain_that_would_never_end()
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = StartHanging(folder, drainSeconds: "3600");
        run.Signal("INT");
        run.WaitForStage("Hosting stopping");

        run.Signal("TERM");

        run.WaitForExit().ShouldBe(130);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("HUP", 143, Traits = new[] { "Length", "Long" })]
    public void What_was_finished_before_the_signal_is_reported_and_no_output_is_written(string signal, int exitCode)
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(
            folder, "1", "--rows", "2e6", "--ticks", "200", "--samples", "1", "--sweep", "streaming", "--dispatch", "per-tick", "--json", "r.json", "--output", "out.csv");

        // Its runs take seconds, those of the kernel before it are done.
        run.WaitForStage("trig");
        run.Signal(signal);

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(exitCode);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        string[] motion = [.. document.Measurements().Where(static each => each.Text("kernel") is "motion").Select(static each => each.Text("dispatch"))];
        Assert.Equal(["serial", "per-tick"], motion);
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.NotEmpty(document.WorldHash("motion"));
        string message = Assert.Single(document.GetProperty("warnings").EnumerateArray(), static each => each.Text("code") is "stopped-early").Text("message");
        Assert.Matches("missing: .*runs of trig; round trips; the output, so out.csv was not written[.]", message);
        Assert.Contains(message, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("trig: at best", outcome.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.csv"]));
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    [Trait("Length", "Long")]
    public void Exercises_that_were_finished_before_the_signal_are_reported()
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(folder, "lab", "segments", "replay", "--quick", "--rows", "1e4", "--ticks", "5", "--samples", "1", "--json", "r.json", "--verbosity", "information");
        run.WaitForStage("Exercise segments took");

        run.Signal("INT");

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(130);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        Assert.Equal("segments", Assert.Single(document.GetProperty("exercises").EnumerateArray()).Text("name"));
        Assert.Contains("missing: exercise replay.", outcome.Output, StringComparison.Ordinal);
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
    [InlineData("TERM", 143, Traits = new[] { "Length", "Long" })]
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

    // The runtime's first moments, in which the signal still has the system's own effect; and those in which workers start.
    [Theory]
    [InlineData(null)]
    [InlineData("starting 2 workers", Traits = new[] { "Length", "Long" })]
    public void A_signal_to_the_group_in_the_first_moments_leaves_nothing_either(string? stage)
    {
        Assert.SkipUnless(Shell.Has("setsid"), "setsid is not installed.");
        int seed = Environment.TickCount;
        Random random = new(seed);
        for (int attempt = 0; attempt < 5; attempt++)
        {
            using WorkFolder folder = new();
            using CoordinatorRun run = CoordinatorRun.Start(folder, new CoordinatorRun.Options { Prefix = ["setsid"] }, [.. LongRun, "--json", "r.json"]);
            if (stage is not null)
            {
                run.WaitForStage(stage);
            }

            // Not a wait for anything: the moment of the signal is the case under test.
            int milliseconds = random.Next(0, 200);
            TestContext.Current.CancellationToken.WaitHandle.WaitOne(milliseconds);
            Shell.Run($"kill -INT -{run.Pid} 2>/dev/null || kill -INT {run.Pid}");

            CoordinatorRun.Outcome outcome = run.WaitForExit();
            Assert.True(outcome.ExitCode is 130, $"seed {seed}, attempt {attempt}, {milliseconds} ms: exit code {outcome.ExitCode}\n{outcome.Error}");
            Assert.DoesNotContain("[ERR]", outcome.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder.Path, ".parallelmotion-*"));
            Residue.ShouldBeNone(folder);
        }
    }

    // Both workers hang in their first dispatch, with a limit of an hour.
    private static CoordinatorRun StartHanging(WorkFolder folder, string drainSeconds)
    {
        CoordinatorRun run = CoordinatorRun.Start(
            folder,
            new CoordinatorRun.Options { Fault = "completed:1:hang" },
            "2", "--rows", "1000", "--stall-seconds", "3600", "--drain-seconds", drainSeconds, "--verbosity", "debug");
        run.WaitForStage("Worker 0 attached");
        return run;
    }
}
