using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>What a killed coordinator leaves goes with the next start or a clean-up; what a live one has stays.</summary>
public sealed class SweepTests
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    [Fact]
    [Trait("Length", "Long")]
    public void Eight_starts_at_once_sweep_what_a_killed_run_left_and_all_of_them_run()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions go with their last process.");
        using WorkFolder folder = new();
        using MemoryFolder memory = new();
        using CoordinatorRun run = StartHung(folder, memory, []);
        string dead = Kill(run, memory);

        CoordinatorRun[] starts = [.. Enumerable.Range(0, 8).Select(_ => CoordinatorRun.Start(
            folder, "1", "--kernel", "motion", "--rows", "1000", "--ticks", "1", "--samples", "1", "--round-trips", "0", "--memory-folder", memory.Path))];
        try
        {
            Assert.All(starts, static start => start.WaitForExit().ShouldBe(0));
        }
        finally
        {
            Array.ForEach(starts, static start => start.Dispose());
        }

        Assert.Empty(memory.Entries);
        Assert.Single(folder.Logs, log => File.ReadAllText(log).Contains($"\"DeadRunId\":\"{dead}\"", StringComparison.Ordinal));
        Residue.ShouldBeNone(folder);
    }

    // Locks of .NET's own would be off with that variable, and the run taken for dead.
    [Fact]
    public void A_run_that_is_stopped_is_kept_and_goes_once_it_was_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions go with their last process.");
        using WorkFolder folder = new();
        using MemoryFolder memory = new();
        using CoordinatorRun run = StartHung(folder, memory, ["env", "DOTNET_SYSTEM_IO_DISABLEFILELOCKING=1"]);
        string name = RunIn(memory);
        run.Signal("STOP");

        CoordinatorRun.Outcome kept = CoordinatorRun.ToTheEnd(folder, "clean", "--memory-folder", memory.Path);

        kept.ShouldBe(0);
        Assert.Matches($"{name} .* kept, because its run is alive\n.*Removed 0 of 1 in {memory.Path}: 0 bytes", kept.Output);
        Assert.Equal(name, RunIn(memory));

        Kill(run, memory);
        CoordinatorRun.Outcome removed = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Prefix = ["env", $"PARALLELMOTION_MEMORY_FOLDER={memory.Path}"] }, "clean");

        removed.ShouldBe(0);
        Assert.Matches($"{name} .* removed\n.*Removed 1 of 1", removed.Output);
        Assert.Empty(memory.Entries);
    }

    // With its worker in a dispatch that never ends.
    private static CoordinatorRun StartHung(WorkFolder folder, MemoryFolder memory, string[] prefix)
    {
        CoordinatorRun run = CoordinatorRun.Start(
            folder,
            new CoordinatorRun.Options { Fault = "completed:1:hang", Prefix = prefix },
            "1", "--rows", "1000", "--stall-seconds", "3600", "--verbosity", "debug", "--memory-folder", memory.Path);
        run.WaitForStage("Worker 0 attached");
        return run;
    }

    private static string Kill(CoordinatorRun run, MemoryFolder memory)
    {
        run.Signal("KILL");
        run.WaitForExit();
        string dead = RunIn(memory);
        Assert.Empty(Residue.ProcessesWithin(dead, OneSecond));
        return dead;
    }

    private static string RunIn(MemoryFolder memory) => Assert.Single(memory.Entries)[^16..];
}
