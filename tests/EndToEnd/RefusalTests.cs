using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Bad input ends in a clear error and its own exit code, and leaves nothing behind.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(2, "workers=0", "0")]
    [InlineData(2, "workers=-3", "--", "-3")]
    [InlineData(2, "workers=100000", "100000")]
    [InlineData(2, "workers=two", "two")]
    [InlineData(2, "rows=0", "1", "--rows", "0")]
    [InlineData(2, "rows=-5", "1", "--rows", "-5")]
    [InlineData(13, "needed=", "1", "--rows", "1e12")]
    [InlineData(2, "Did you mean motion?", "1", "--kernel", "moton")]
    [InlineData(2, "Did you mean --kernel?", "1", "--kernal=motion")]
    [InlineData(2, "expected=per-tick or per-run or doorbell", "1", "--dispatch", "telepathy")]
    [InlineData(2, "expected=streaming or tiled or fused", "1", "--sweep", "sideways")]
    [InlineData(2, "batch=0", "1", "--batch", "0")]
    [InlineData(2, "ticks=0", "1", "--ticks", "0")]
    [InlineData(2, "dt=NaN", "1", "--dt", "NaN")]
    [InlineData(2, "nowhere.csv", "1", "--input", "nowhere.csv")]
    [InlineData(2, "in.csv", "1", "--input", "in.csv", "--rows", "5")]
    [InlineData(2, "expected=pos with vel", "1", "--input", "unpaired.csv", "--kernel", "motion")]
    [InlineData(2, "empty.csv", "1", "--input", "empty.csv", "--kernel", "motion")]
    [InlineData(2, "line 3", "1", "--input", "ragged.csv", "--kernel", "motion")]
    [InlineData(2, "column=\"vel\"", "1", "--input", "words.csv", "--kernel", "motion")]
    [InlineData(2, "pos", "1", "--input", "twice.csv", "--kernel", "motion")]
    [InlineData(2, "lengths", "1", "--input", "lengths", "--kernel", "motion")]
    [InlineData(2, "column=vel, type=float64, declared=float32", "1", "--input", "doubles", "--kernel", "motion")]
    [InlineData(2, "missing/r.json", "1", "--json", "missing/r.json")]
    [InlineData(2, "missing/out.csv", "1", "--output", "missing/out.csv")]
    [InlineData(2, "log-file=", "1", "--log-file", "in.csv/x.clef")]
    public void Bad_input_is_refused_by_name(int exitCode, string part, params string[] arguments)
    {
        using WorkFolder folder = new();
        folder.Write("in.csv", "pos,vel\n1,2\n");
        folder.Write("unpaired.csv", "pos,speed\n1,2\n");
        folder.Write("empty.csv", string.Empty);
        folder.Write("ragged.csv", "pos,vel\n1,2\n1\n");
        folder.Write("words.csv", "pos,vel\n1,fast\n");
        folder.Write("twice.csv", "pos,vel,pos\n1,2,3\n");
        Directory.CreateDirectory(folder["lengths"]);
        NpyFile.Write(folder["lengths/pos.npy"], [1, 2]);
        NpyFile.Write(folder["lengths/vel.npy"], [1]);
        Directory.CreateDirectory(folder["doubles"]);
        NpyFile.Write(folder["doubles/pos.npy"], [1, 2]);
        NpyFile.Write<double>(folder["doubles/vel.npy"], "<f8", [1, 2]);

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, arguments);

        outcome.ShouldBe(exitCode);
        Assert.Contains(part, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Cannot ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ParallelMotion", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Too_little_shared_memory_is_said_with_both_numbers_before_a_worker_starts()
    {
        SmallMemory.SkipWhereThereIsNone();
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Prefix = SmallMemory.Prefix(1 << 20, "/dev/shm") }, "2", "--rows", "1e6");

        outcome.ShouldBe(13);
        Assert.Contains("needed=", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("available=1048576 bytes", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("WorkerStarted", File.ReadAllText(Assert.Single(folder.Logs)), StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_missing_worker_executable_is_named()
    {
        using WorkFolder folder = new();
        string build = BuildCopy.In(folder);
        File.Delete(Path.Combine(build, "ParallelMotion.Worker"));

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { BuildFolder = build }, "2", "--rows", "1000");

        outcome.ShouldBe(2);
        Assert.Contains(Path.Combine(build, "ParallelMotion.Worker"), outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }
}
