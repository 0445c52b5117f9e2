using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>A worker that fails ends the run with 12 and its own last words.</summary>
public sealed class LostWorkerTests
{
    private static readonly string[] Run = ["2", "--rows", "100000", "--ticks", "20", "--samples", "2", "--round-trips", "0", "--stall-seconds", "1"];

    [Theory]
    [InlineData("hello:1:exit", "exit code 70", "Fault drill: exit.")]
    [InlineData("hello:1:kill", "SIGKILL", "before it said hello")]
    [InlineData("ready:2:kill", "SIGKILL", "Worker ")]
    [InlineData("ready:2:throw", "Fault drill: throw.", "failed")]
    [InlineData("ready:1:hang", "made no progress", "limit=1.0 s")]
    [InlineData("completed:9:kill", "SIGKILL", "Worker ")]
    [InlineData("completed:9:throw", "The kernel threw", "rows=[")]
    [InlineData("completed:9:hang", "made no progress", "limit=1.0 s")]
    public void A_fault_ends_the_run_with_its_cause(string fault, string cause, string detail)
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Fault = fault }, Run);

        outcome.ShouldBe(12);
        Assert.Contains(cause, outcome.Error, StringComparison.Ordinal);
        Assert.Contains(detail, outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void One_lost_worker_ends_the_run_though_the_others_never_answer()
    {
        using WorkFolder folder = new();

        // The one that is awaited first hangs, with a limit of an hour; only the other one's death can end the wait.
        using CoordinatorRun run = CoordinatorRun.Start(
            folder, new CoordinatorRun.Options { Fault = "completed:1:hang:0" }, "2", "--rows", "100000", "--ticks", "20", "--stall-seconds", "3600", "--verbosity", "debug");
        run.WaitForStage("Worker 0 attached");
        string log = Assert.Single(folder.Logs);
        int victim = Residue.WorkerOf(Residue.RunOf(log), worker: 1);

        Shell.Run($"kill -KILL {victim}");

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(12);
        Assert.Contains("[ERR] Worker 1 ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("SIGKILL", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("step:9:kill:0", "Worker 0 ", "SIGKILL")]
    [InlineData("step:9:kill:1", "Worker 1 ", "SIGKILL")]
    [InlineData("step:9:exit:2", "Worker 2 ", "exit code 70")]
    [InlineData("step:9:throw:0", "Worker 0 failed: The kernel threw", "Fault drill: throw.")]
    [InlineData("step:9:throw:2", "Worker 2 failed: The kernel threw", "Fault drill: throw.")]
    [InlineData("step:9:hang:0", "Worker 0 ", "made no progress")]
    [InlineData("step:9:hang:2", "Worker 2 ", "made no progress")]
    public void A_fault_between_two_steps_is_told_of_its_worker_and_not_of_those_who_waited_for_it(string fault, string culprit, string cause)
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder,
            new CoordinatorRun.Options { Fault = fault },
            "3", "--kernel", "diffuse", "--dispatch", "per-run", "--rows", "100000", "--ticks", "20", "--samples", "2", "--round-trips", "0", "--stall-seconds", "1");

        outcome.ShouldBe(12);
        Assert.Contains($"[ERR] {culprit}", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(cause, outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_worker_killed_while_it_waits_for_the_others_ends_the_run_and_is_named()
    {
        using WorkFolder folder = new();

        // The first hangs before its first step, with a limit of an hour; the second waits for it at the barrier.
        using CoordinatorRun run = CoordinatorRun.Start(
            folder,
            new CoordinatorRun.Options { Fault = "step:1:hang:0" },
            "2", "--kernel", "diffuse", "--dispatch", "per-run", "--rows", "100000", "--ticks", "20", "--stall-seconds", "3600", "--verbosity", "debug");
        run.WaitForStage("Worker 1 attached");
        int victim = Residue.WorkerOf(Residue.RunOf(Assert.Single(folder.Logs)), worker: 1);

        Shell.Run($"kill -KILL {victim}");

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(12);
        Assert.Contains("[ERR] Worker 1 ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("SIGKILL", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_worker_that_dies_before_hello_has_its_standard_error_shown()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        using WorkFolder folder = new();
        string build = BuildCopy.In(folder);
        File.WriteAllText(Path.Combine(build, "ParallelMotion.Worker"), "#!/bin/sh\necho 'no libfoo.so here' >&2\nexit 7\n");

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { BuildFolder = build }, Run);

        outcome.ShouldBe(12);
        Assert.Contains("no libfoo.so here", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("exit code 7", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_fault_drill_that_is_none_is_refused()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Fault = "somewhere:1:kill" }, Run);

        outcome.ShouldBe(2);
        Assert.Contains("somewhere:1:kill", outcome.Error, StringComparison.Ordinal);
    }
}
