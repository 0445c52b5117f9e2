using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.EndToEnd;

/// <summary>
/// Coordinators that are killed, and others that go on: with the regions of the run, or with a checkpoint. The bits are those of one
/// process. (Taken out, one at a time, each of these made a test here fail: the order that is told again, the owner's lock, the hash of a checkpoint. The wait for the dead
/// one's workers is seen by AdoptionTests.)
/// </summary>
public sealed class ResumeTests
{
    private static readonly TimeSpan OrphanLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Standstill = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData("motion", "per-tick", "tile:40:hang:1")]
    [InlineData("motion", "doorbell", "completed:60:hang:0", Traits = new[] { "Length", "Long" })]
    [InlineData("trig", "per-run", "tile:200:hang:0", Traits = new[] { "Length", "Long" })]
    [InlineData("diffuse", "per-run", "step:30:hang:0", Traits = new[] { "Length", "Long" })]
    public void The_run_of_a_killed_coordinator_is_finished_with_the_same_bits(string kernel, string dispatch, string fault)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions go with their last process.");
        using WorkFolder folder = new();
        using MemoryFolder memory = new();
        string[] job = ["2", "--kernel", kernel, "--dispatch", dispatch, "--rows", "100000", "--ticks", "50", "--samples", "1", "--round-trips", "0", "--memory-folder", memory.Path];
        string expected = Document(folder, job).WorldHash(kernel);

        // Somebody hangs in the middle of the run, and with an hour's patience the coordinator waits until it is killed.
        using CoordinatorRun run = CoordinatorRun.Start(folder, new CoordinatorRun.Options { Fault = fault }, [.. job, "--stall-seconds", "3600", "--verbosity", "debug"]);
        string id = AwaitFlight(memory, run);
        AwaitStandstill(memory, id, run);
        run.Signal("KILL");
        Assert.Empty(Residue.ProcessesWithin(id, OrphanLimit));

        JsonElement resumed = Document(folder, ["resume", id, "--memory-folder", memory.Path]);

        Assert.Equal(expected, resumed.WorldHash(kernel));
        Assert.All(resumed.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.Equal(JsonValueKind.Number, resumed.Measurements().Last().GetProperty("resumedFromTick").ValueKind);
        Assert.Empty(Directory.GetFileSystemEntries(memory.Path));
    }

    [Fact]
    public void A_run_that_is_alive_or_was_never_there_is_not_resumed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions go with their last process.");
        using WorkFolder folder = new();
        using MemoryFolder memory = new();
        using CoordinatorRun run = CoordinatorRun.Start(
            folder,
            new CoordinatorRun.Options { Fault = "completed:20:hang:0" },
            "1", "--kernel", "motion", "--dispatch", "per-tick", "--rows", "1000", "--ticks", "50", "--samples", "1", "--stall-seconds", "3600", "--memory-folder", memory.Path);
        string id = AwaitFlight(memory, run);

        CoordinatorRun.Outcome alive = CoordinatorRun.ToTheEnd(folder, "resume", id, "--memory-folder", memory.Path);
        CoordinatorRun.Outcome unknown = CoordinatorRun.ToTheEnd(folder, "resume", "0123456789abcdef", "--memory-folder", memory.Path);

        alive.ShouldBe(2);
        Assert.Contains("its coordinator is alive", alive.Error, StringComparison.Ordinal);
        unknown.ShouldBe(2);
        Assert.Contains("nothing of it is there", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_goes_on_with_its_checkpoint_and_a_damaged_one_is_refused()
    {
        using WorkFolder folder = new();
        using MemoryFolder memory = new();
        string checkpoints = folder["checkpoints"];
        string[] job = ["2", "--kernel", "trig", "--dispatch", "per-tick", "--rows", "100000", "--ticks", "50", "--samples", "1", "--round-trips", "0", "--memory-folder", memory.Path];
        string expected = Document(folder, job).WorldHash("trig");

        // Rehearsals come first (six answers with one worker, six with two); then the sample with one worker passes tick 30.
        using CoordinatorRun run = CoordinatorRun.Start(
            folder, new CoordinatorRun.Options { Fault = "completed:49:hang:0" }, [.. job, "--stall-seconds", "3600", "--checkpoint", checkpoints, "--every", "10"]);
        string id = AwaitFlight(memory, run);
        AwaitThat(() => Directory.Exists(Path.Combine(checkpoints, "checkpoint-000002")), run, "third checkpoint");
        run.Signal("KILL");
        Assert.Empty(Residue.ProcessesWithin(id, OrphanLimit));
        Assert.Equal(0, CoordinatorRun.ToTheEnd(folder, "clean", "--memory-folder", memory.Path).ExitCode);

        JsonElement resumed = Document(folder, ["resume", checkpoints, "--memory-folder", memory.Path]);

        Assert.Equal(expected, resumed.WorldHash("trig"));
        Assert.Equal(30, resumed.Measurements().Last().Number("resumedFromTick"));

        string column = Directory.GetFiles(checkpoints, "out.npy", SearchOption.AllDirectories).Single();
        byte[] bytes = File.ReadAllBytes(column);
        bytes[^1] ^= 1;
        File.WriteAllBytes(column, bytes);
        CoordinatorRun.Outcome refused = CoordinatorRun.ToTheEnd(folder, "resume", checkpoints, "--memory-folder", memory.Path);
        refused.ShouldBe(2);
        Assert.Contains("its columns were changed or are damaged", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(memory.Path));
    }

    private static JsonElement Document(WorkFolder folder, string[] arguments)
    {
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, [.. arguments, "--json", "-"]);
        outcome.ShouldBe(0);
        return ResultJson.Parse(outcome.Output);
    }

    // A run is written down once its columns are those before the first tick; which it is doesn't matter here.
    private static string AwaitFlight(MemoryFolder memory, CoordinatorRun run)
    {
        string? id = null;
        AwaitThat(
            () => Directory.GetFiles(memory.Path, "flight.json", SearchOption.AllDirectories).FirstOrDefault() is { } file
                && File.ReadAllText(file).Trim().Length > 0
                && (id = Path.GetFileName(Path.GetDirectoryName(file)!)["parallelmotion-".Length..]) is not null,
            run,
            "run in flight");
        return id!;
    }

    // Orders take a millisecond. Where they stand still for so long though nobody hangs yet, what is killed is another moment of the run.
    private static void AwaitStandstill(MemoryFolder memory, string id, CoordinatorRun run)
    {
        Assert.True(RunId.TryParse(id, out RunId number));
        using RegionStore store = RegionStore.OpenAt(number, Path.Combine(memory.Path, $"parallelmotion-{id}"));
        using ControlBlock control = ControlBlock.Attach(store, workers: 2);
        (long last, long since) = (0, System.Diagnostics.Stopwatch.GetTimestamp());
        AwaitThat(
            () =>
            {
                if (control.OrderNumber.Read() is var now && now != last)
                {
                    (last, since) = (now, System.Diagnostics.Stopwatch.GetTimestamp());
                }

                return last > 0 && System.Diagnostics.Stopwatch.GetElapsedTime(since) > Standstill;
            },
            run,
            "standstill");
    }

    private static void AwaitThat(Func<bool> isSo, CoordinatorRun run, string what)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!isSo())
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < CoordinatorRun.Limit, $"No {what} within {CoordinatorRun.Limit}: {run.StandardError}");
            Thread.Yield();
        }
    }
}
