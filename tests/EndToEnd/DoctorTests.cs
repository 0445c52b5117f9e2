using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>The doctor says whether a run would work, and a run that it was asked about does as it said. It removes nothing.</summary>
public sealed class DoctorTests
{
    private static readonly string[] Levels = ["fine", "note", "unfit"];

    [Fact]
    public void A_machine_that_runs_is_fit_and_every_finding_has_a_meaning()
    {
        using WorkFolder folder = new();
        using MemoryFolder memory = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "doctor", "--memory-folder", memory.Path, "--json", "-");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        Assert.True(document.GetProperty("isFit").GetBoolean());
        Assert.Equal(memory.Path, document.Text("memoryFolder"));
        JsonElement[] findings = [.. document.GetProperty("findings").EnumerateArray()];
        Assert.All(findings, static each => Assert.Contains(each.Text("level"), Levels, StringComparer.Ordinal));
        Assert.All(findings, static each => Assert.True(each.Text("found").Length > 0 && each.Text("means").Length > 0));
        Assert.Contains("* Fit to run; ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(memory.Entries);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Without_room_it_says_unfit_and_a_run_says_the_same()
    {
        SmallMemory.SkipWhereThereIsNone();
        using WorkFolder folder = new();
        using MemoryFolder memory = new();
        CoordinatorRun.Options small = new() { Prefix = SmallMemory.Prefix(256 * 1024, memory.Path) };

        CoordinatorRun.Outcome examined = CoordinatorRun.ToTheEnd(folder, small, "doctor", "--memory-folder", memory.Path, "--json", "d.json");
        CoordinatorRun.Outcome run = CoordinatorRun.ToTheEnd(
            folder, small, "1", "--kernel", "motion", "--rows", "1000", "--ticks", "1", "--samples", "1", "--round-trips", "0", "--memory-folder", memory.Path);

        examined.ShouldBe(13);
        run.ShouldBe(13);
        Assert.Equal("unfit", Finding(ResultJson.Parse(File.ReadAllText(folder["d.json"])), "memory-folder").Text("level"));
        Assert.Contains("* Not fit to run: memory-folder", examined.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_run_left_is_named_and_stays_until_it_is_cleaned()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions go with their last process.");
        using WorkFolder folder = new();
        using MemoryFolder memory = new();
        using CoordinatorRun run = CoordinatorRun.Start(
            folder, new CoordinatorRun.Options { Fault = "completed:1:hang" },
            "1", "--rows", "1000", "--stall-seconds", "3600", "--verbosity", "debug", "--memory-folder", memory.Path);
        run.WaitForStage("Worker 0 attached");
        string name = Path.GetFileName(Assert.Single(memory.Entries));

        JsonElement alive = Examine(folder, memory);
        run.Signal("KILL");
        run.WaitForExit();
        Assert.Empty(Residue.ProcessesWithin(name[^16..], TimeSpan.FromSeconds(5)));
        JsonElement dead = Examine(folder, memory);

        Assert.EndsWith(alive.GetProperty("values").GetProperty("liveRuns")[0].GetString()!, name, StringComparison.Ordinal);
        Assert.Empty(alive.GetProperty("values").GetProperty("orphanedWorkers").EnumerateArray());
        Assert.EndsWith(dead.GetProperty("values").GetProperty("deadRuns")[0].GetString()!, name, StringComparison.Ordinal);
        Assert.Equal(name, Path.GetFileName(Assert.Single(memory.Entries)));
        CoordinatorRun.ToTheEnd(folder, "clean", "--memory-folder", memory.Path).ShouldBe(0);
        Assert.Equal("fine", Examine(folder, memory).Text("level"));
    }

    private static JsonElement Examine(WorkFolder folder, MemoryFolder memory)
    {
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "doctor", "--memory-folder", memory.Path, "--json", "-");
        outcome.ShouldBe(0);
        return Finding(ResultJson.Parse(outcome.Output), "dead-runs");
    }

    private static JsonElement Finding(JsonElement document, string check) =>
        document.GetProperty("findings").EnumerateArray().Single(each => string.Equals(each.Text("check"), check, StringComparison.Ordinal));
}
