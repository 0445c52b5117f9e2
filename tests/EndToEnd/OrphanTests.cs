using System.Diagnostics;
using ParallelMotion.EndToEnd.Harness;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.EndToEnd;

/// <summary>A worker never outlives whoever it works for by more than a second.</summary>
public sealed class OrphanTests
{
    private const int Rows = 200_000;
    private const int Ticks = 5000;
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    [Fact]
    public void Workers_are_gone_a_second_after_the_coordinator_was_killed()
    {
        using WorkFolder folder = new();
        using MemoryFolder memory = new();

        using CoordinatorRun run = CoordinatorRun.Start(
            folder, "2", "--rows", $"{Rows}", "--ticks", $"{Ticks}", "--kernel", "trig", "--dispatch", "per-run", "--sweep", "tiled", "--samples", "1",
            "--memory-folder", memory.Path);
        run.WaitForStage("trig");
        string runId = Residue.RunOf(Assert.Single(folder.Logs));
        // Two workers, and the process that stands by.
        Assert.Equal(3, Residue.ProcessesOf(runId).Count);
        WaitUntilWorkerZeroIsInItsKernel(runId, memory);

        run.Signal("KILL");
        run.WaitForExit();

        Assert.Empty(Residue.ProcessesWithin(runId, OneSecond));

        // Regions of a coordinator that was killed stay, for whoever goes on with the run or sweeps.
        Assert.Contains(runId, Assert.Single(memory.Entries), StringComparison.Ordinal);
    }

    // Past attaching and the rehearsal of five ticks, and far from the end of its one long dispatch.
    private static void WaitUntilWorkerZeroIsInItsKernel(string runId, MemoryFolder memory)
    {
        Assert.True(RunId.TryParse(runId, out RunId run));
        using RegionStore store = RegionStore.OpenAt(run, Path.Combine(memory.Path, $"parallelmotion-{runId}"));
        using ControlBlock control = ControlBlock.Attach(store, workers: 2);
        long start = Stopwatch.GetTimestamp();
        while (control.Slot(0).Progress.Read() < 50L * Rows)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < CoordinatorRun.Limit, "No worker came to its kernel.");
            Thread.Yield();
        }
    }
}
