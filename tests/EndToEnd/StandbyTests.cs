using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>A process that stands by takes the place of whoever dies, and nothing depends on it.</summary>
public sealed class StandbyTests
{
    private static readonly string[] Run = ["2", "--kernel", "motion", "--dispatch", "per-tick", "--rows", "100000", "--ticks", "20", "--samples", "2", "--round-trips", "0"];

    [Fact]
    public void Whoever_stands_by_takes_the_place_of_a_worker_that_dies()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Fault = "tile:9:tear:1" }, Run);

        outcome.ShouldBe(0);
        Assert.Contains(Assert.Single(ProcessesOf(folder, "WorkerReplaced")), ProcessesOf(folder, "StandsBy"));
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Between_two_runs_another_stands_by()
    {
        using WorkFolder folder = new();

        // One for each of both workers, which die in runs of their own: worker 1 takes part in those with two alone.
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Fault = "tile:30:kill" }, Run);

        outcome.ShouldBe(0);
        Assert.Equal(2, ProcessesOf(folder, "WorkerReplaced").Count);
        Assert.True(ProcessesOf(folder, "StandsBy").Count > 1, "Nobody stood by once the first was needed.");
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_process_that_dies_while_it_stands_by_is_missed_by_nobody()
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(folder, new CoordinatorRun.Options { Fault = "completed:1:hang:0" }, [.. Run, "--stall-seconds", "3600", "--verbosity", "debug"]);
        run.WaitForStage("stands by");
        string id = Residue.RunOf(Assert.Single(folder.Logs));

        Shell.Run($"kill -KILL {Residue.WorkerOf(id, worker: 2)}");
        Shell.Run($"kill -KILL {Residue.WorkerOf(id, worker: 0)}");

        run.WaitForExit().ShouldBe(0);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    [Trait("Length", "Long")]
    public void A_process_that_hangs_once_it_is_needed_counts_for_nothing()
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(
            folder, "2", "--kernel", "motion", "--dispatch", "per-tick", "--rows", "100000", "--ticks", "2000", "--samples", "1", "--round-trips", "0", "--restarts", "1", "--stall-seconds", "1", "--verbosity", "debug");
        run.WaitForStage("stands by");
        string id = Residue.RunOf(Assert.Single(folder.Logs));

        Shell.Run($"kill -STOP {Residue.WorkerOf(id, worker: 2)}");
        Shell.Run($"kill -KILL {Residue.WorkerOf(id, worker: 0)}");

        run.WaitForExit().ShouldBe(0);
        Assert.Contains("has taken the place of worker 0", run.StandardError, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_process_that_cannot_stand_by_is_done_without()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Fault = "hello:1:exit:2:always" }, Run);

        outcome.ShouldBe(0);
        Assert.Contains("Nobody stands by", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("exit code 70", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("--no-standby")]
    [InlineData("--no-journal", Traits = new[] { "Length", "Long" })]
    public void Where_nobody_can_be_of_use_nobody_stands_by(string option)
    {
        using WorkFolder folder = new();

        CoordinatorRun.ToTheEnd(folder, [.. Run, option]).ShouldBe(0);

        Assert.Empty(ProcessesOf(folder, "StandsBy"));
        Residue.ShouldBeNone(folder);
    }

    private static List<int> ProcessesOf(WorkFolder folder, string name)
    {
        List<int> processes = [];
        foreach (string line in File.ReadLines(Assert.Single(folder.Logs)))
        {
            using JsonDocument logged = JsonDocument.Parse(line);
            if (logged.RootElement.TryGetProperty("EventName", out JsonElement found) && string.Equals(found.GetString(), name, StringComparison.Ordinal))
            {
                processes.Add(logged.RootElement.GetProperty("ProcessId").GetInt32());
            }
        }

        return processes;
    }
}
