using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>A worker never outlives whoever it works for by more than a second.</summary>
public sealed class OrphanTests
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    [Fact]
    public void Workers_are_gone_a_second_after_the_coordinator_was_killed()
    {
        using WorkFolder folder = new();

        // One dispatch of minutes: the workers are in the middle of a kernel when their coordinator dies.
        using CoordinatorRun run = CoordinatorRun.Start(
            folder, "2", "--rows", "1e6", "--ticks", "1000000", "--kernel", "trig", "--dispatch", "per-run", "--samples", "1");
        run.WaitForStage("trig");
        string runId = Residue.RunOf(Assert.Single(folder.Logs));
        Assert.Equal(2, Residue.ProcessesOf(runId).Count);

        run.Signal("KILL");
        run.WaitForExit();

        Assert.Empty(Residue.ProcessesWithin(runId, OneSecond));

        // Regions of a coordinator that was killed stay; the run's own folder is all there is to remove.
        Directory.Delete(Assert.Single(Directory.GetFileSystemEntries(Residue.RegionRoot, $"*{runId}*")), recursive: true);
    }
}
