using System.Reflection;
using ParallelMotion.EndToEnd.Harness;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.EndToEnd;

/// <summary>A worker that writes beyond its own rows dies of it, and the error says where.</summary>
public sealed class GuardTests
{
    // On a machine that is slow, too, deaths count together. Runs with 1, 2 and 4 workers, on rows with borders of 64 KiB for all of them; the last two take part in the last alone.
    private static readonly string[] Job =
        ["4", "--dispatch", "per-run", "--ticks", "20", "--samples", "2", "--round-trips", "0", "--verbosity", "debug", "--restart-seconds", "3600"];

    [Theory]
    [InlineData("completed:3:stray:2:always", "motion", "Worker 2", "column=pos, row=1507328, own rows=[999424, 1507328), that row belongs to worker 3")]
    [InlineData("completed:3:stray:3:always", "motion", "Worker 3", "column=pos, row=1507327, own rows=[1507328, 2000000), that row belongs to worker 2", Traits = new[] { "Length", "Long" })]
    [InlineData("step:3:stray:2:always", "diffuse", "Worker 2", "column=heat, row=1507328, own rows=[999424, 1507328), that row belongs to worker 3", Traits = new[] { "Length", "Long" })]
    public void A_write_to_the_row_of_another_ends_the_run_and_is_told_of_with_its_row(string fault, string kernel, string worker, string place)
    {
        Assert.SkipUnless(FaultWitness.IsSupported, "Here a death has no address.");
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Fault = fault }, [.. Job, "--kernel", kernel, "--rows", "2000000"]);

        outcome.ShouldBe(12);
        Assert.Contains(
            $"[ERR] {worker} wrote where it must not and was stopped by the memory unit: kernel={kernel}, {place}. No row was harmed by it.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("exit code 134", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("AccessViolationException", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("per-tick", "STRAY")]
    [InlineData("doorbell", "STRAY", Traits = new[] { "Length", "Long" })]
    [InlineData("per-run", "motion+STRAY+hunger", Traits = new[] { "Length", "Long" })]
    public void A_kernel_of_the_users_that_escapes_with_a_pointer_dies_of_its_first_stray_write(string dispatch, string kernels)
    {
        Assert.SkipUnless(FaultWitness.IsSupported, "Here a death has no address.");
        using WorkFolder folder = new();
        string strange = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key is "StrangeFile").Value!;

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { StrayRows = "1000000" }, "2", "--kernel", kernels.Replace("STRAY", $"{strange}:stray", StringComparison.Ordinal), "--dispatch", dispatch, "--rows", "2000000", "--ticks", "20", "--samples", "1", "--round-trips", "0");

        outcome.ShouldBe(12);
        Assert.Contains("[ERR] Worker 0 wrote where it must not and was stopped by the memory unit: kernel=stray, column=a, row=", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("that row belongs to worker 1. No row was harmed by it.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("ParallelMotion.StrangeKernels.StrayKernel.Run", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("2000000", "999424 to 1507328", 0)]
    [InlineData("1000", "512 to 768", 1, Traits = new[] { "Length", "Long" })]
    public void What_is_guarded_is_logged_and_once_a_job_that_borders_are_not(string rows, string ofWorker, int times)
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, [.. Job, "--kernel", "motion", "--rows", rows]);

        outcome.ShouldBe(0);
        Assert.Contains($"[DBG] Worker 2 may write rows {ofWorker} of pos and nothing of vel", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(times, outcome.Error.Split("[INF] The table is too small for borders of 64 KiB between ").Length - 1);
    }
}
