using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>
/// Workers that die are replaced and the result is that of one process, or the run ends with 12 and says why. (Taken out, one at
/// a time, each of these made a test here fail: finding a successor, the order that it is told, the judgement of a poisonous tile. Others are seen by faster tests: who
/// settles an order (WorkerPostTests), the restart limit (DeathTollTests), the step at which a successor joins (StepBarrierTests, JournaledSweepTests), the kill of whoever hangs
/// (WatchdogTests), what is put back (JournaledSweepTests, LoggedSweepTests). That nobody follows a process which can't be killed has no test: none here can't be.)
/// </summary>
public sealed class LostWorkerTests
{
    private static readonly string[] Run = ["2", "--kernel", "motion", "--rows", "100000", "--ticks", "20", "--samples", "2", "--round-trips", "0", "--stall-seconds", "1"];
    private static readonly string[] InStep = ["3", "--kernel", "diffuse", "--dispatch", "per-run", "--rows", "100000", "--ticks", "20", "--samples", "2", "--round-trips", "0", "--stall-seconds", "1"];

    [Theory]
    [InlineData("hello:1:exit", 0, Traits = new[] { "Length", "Long" })]
    [InlineData("ready:2:kill", 2, Traits = new[] { "Length", "Long" })]
    [InlineData("ready:1:hang:1", 1, Traits = new[] { "Length", "Long" })]
    [InlineData("completed:9:kill", 2, Traits = new[] { "Length", "Long" })]
    [InlineData("completed:30:hang:0", 1, Traits = new[] { "Length", "Long" })]
    [InlineData("tile:1:tear:1", 1)]
    [InlineData("tile:40:tear", 2, Traits = new[] { "Length", "Long" })]
    [InlineData("tile:200:kill:0", 1, Traits = new[] { "Length", "Long" })]
    public void Workers_that_die_are_replaced_and_the_result_is_that_of_one_process(string fault, int restarts) => Recovers(fault, restarts, Run);

    [Theory]
    [InlineData("step:9:kill:0", 1, Traits = new[] { "Length", "Long" })]
    [InlineData("step:9:kill", 3, Traits = new[] { "Length", "Long" })]
    [InlineData("step:30:exit:2", 1, Traits = new[] { "Length", "Long" })]
    [InlineData("step:9:hang:1", 1, Traits = new[] { "Length", "Long" })]
    [InlineData("tile:31:tear:0", 1)]
    [InlineData("tile:60:tear", 3, Traits = new[] { "Length", "Long" })]
    public void Workers_that_keep_step_are_replaced_between_the_others(string fault, int restarts) => Recovers(fault, restarts, InStep);

    [Theory]
    [InlineData("tile:9:tear:1", "starve+motion")]
    [InlineData("completed:9:kill:1", "starve+motion", Traits = new[] { "Length", "Long" })]
    public void What_was_found_before_a_death_is_found_once(string fault, string kernels) =>
        Recovers(fault, restarts: 1, "2", "--kernel", kernels, "--dispatch", "per-tick", "--rows", "100000", "--ticks", "20", "--samples", "2", "--round-trips", "0");

    [Theory]
    [InlineData("hello:1:exit:1:always", "exit code 70", "Fault drill: exit.", Traits = new[] { "Length", "Long" })]
    [InlineData("ready:2:kill:0:always", "SIGKILL", "3 workers in a row died while they attached", Traits = new[] { "Length", "Long" })]
    [InlineData("ready:2:throw", "Fault drill: throw.", "failed", Traits = new[] { "Length", "Long" })]
    [InlineData("completed:9:throw", "The kernel threw", "rows=[")]
    [InlineData("tile:1:tear:1:always", "The range is poisonous: 3 workers in a row died at the same tile, tick=", "rows=[")]
    [InlineData("tile:1:hang:0:always", "made no progress", "poisonous", Traits = new[] { "Length", "Long" })]
    public void A_fault_that_no_new_process_mends_ends_the_run_with_its_cause(string fault, string cause, string detail) => Fails(fault, [cause, detail], Run);

    [Theory]
    [InlineData("step:9:throw:0", "Worker 0 failed: The kernel threw", "Fault drill: throw.", Traits = new[] { "Length", "Long" })]
    [InlineData("step:9:throw:2", "Worker 2 failed: The kernel threw", "Fault drill: throw.")]
    public void A_kernel_that_throws_between_two_steps_is_told_of_and_not_those_who_waited_for_it(string fault, string culprit, string cause) =>
        Fails(fault, [$"[ERR] {culprit}", cause], InStep);

    [Fact]
    public void Nobody_takes_a_place_where_that_was_asked_for() => Fails("tile:1:kill:1", ["Nobody takes its place, as was asked for."], [.. Run, "--restarts", "0"]);

    [Fact]
    [Trait("Length", "Long")]
    public void Without_a_journal_a_death_in_a_tick_ends_the_run_and_one_outside_of_ticks_does_not()
    {
        Fails("completed:9:kill:1", ["It kept no journal", "leave --no-journal out"], [.. Run, "--no-journal"]);
        Recovers("ready:2:kill:1", restarts: 1, [.. Run, "--no-journal"]);
    }

    [Fact]
    public void Workers_killed_by_somebody_while_others_work_are_replaced()
    {
        using WorkFolder folder = new();

        // The one that is awaited first hangs, with a limit of an hour; only what happens to the other can be seen meanwhile.
        using CoordinatorRun run = CoordinatorRun.Start(
            folder, new CoordinatorRun.Options { Fault = "completed:1:hang:0" }, "2", "--rows", "100000", "--ticks", "20", "--samples", "1", "--round-trips", "0", "--stall-seconds", "3600", "--verbosity", "debug");
        run.WaitForStage("Worker 0 attached");
        string log = Assert.Single(folder.Logs);
        int victim = Residue.WorkerOf(Residue.RunOf(log), worker: 1);

        Shell.Run($"kill -KILL {victim}");
        run.WaitForStage("has taken the place of worker 1");
        Shell.Run($"kill -KILL {Residue.WorkerOf(Residue.RunOf(log), worker: 0)}");

        run.WaitForExit().ShouldBe(0);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_worker_that_took_the_place_of_one_that_never_said_hello_is_replaced_too()
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(
            folder, new CoordinatorRun.Options { Fault = "hello:1:exit" }, "2", "--kernel", "motion", "--dispatch", "per-tick", "--rows", "100000", "--ticks", "2000", "--samples", "1", "--round-trips", "0", "--verbosity", "debug");
        run.WaitForStage("Worker 1 attached");
        Shell.Run($"kill -KILL {Residue.WorkerOf(Residue.RunOf(Assert.Single(folder.Logs)), worker: 1)}");

        run.WaitForExit().ShouldBe(0);
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

    private static void Recovers(string fault, int restarts, params string[] arguments)
    {
        using WorkFolder folder = new();
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Fault = fault }, [.. arguments, "--json", "-"]);

        outcome.ShouldBe(0);
        JsonElement result = ResultJson.Parse(outcome.Output);
        Assert.Equal(restarts, result.GetProperty("restarts").GetArrayLength());
        Assert.All(result.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Residue.ShouldBeNone(folder);
    }

    private static void Fails(string fault, string[] said, string[] arguments)
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Fault = fault }, arguments);

        outcome.ShouldBe(12);
        Assert.All(said, part => Assert.Contains(part, outcome.Error, StringComparison.Ordinal));
        Residue.ShouldBeNone(folder);
    }
}
