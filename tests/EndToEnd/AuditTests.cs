using System.Reflection;
using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>A job that is asked to audits a tick of each kernel before it measures anything.</summary>
public sealed class AuditTests
{
    private static readonly string[] Job = ["--ticks", "4", "--samples", "1", "--round-trips", "0", "--audit", "--json", "-"];
    private static readonly string Strange = Path.GetFullPath(typeof(AuditTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static each => string.Equals(each.Key, "StrangeFile", StringComparison.Ordinal)).Value!);

    // The creatures have three phases, segments, and a part of the tick that the coordinator does.
    [Theory]
    [InlineData("3", "--kernel", "motion,trig,diffuse", 3, Traits = new[] { "Length", "Long" })]
    [InlineData("4", "--kernel", "motion+hunger", 1, Traits = new[] { "Length", "Long" })]
    [InlineData("2", "--plan", "creatures", 1)]
    public void Built_in_kernels_write_their_own_rows_alone_and_end_as_without_an_audit(string workers, string option, string kernels, int audits)
    {
        using WorkFolder folder = new();
        string[] job = [workers, option, kernels, "--rows", "70001", .. Job];

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, [.. job, "--verbosity", "information"]);
        CoordinatorRun.Outcome without = CoordinatorRun.ToTheEnd(folder, [.. job.Where(static word => !string.Equals(word, "--audit", StringComparison.Ordinal))]);

        outcome.ShouldBe(0);
        without.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        List<JsonElement> audited = [.. document.GetProperty("audits").EnumerateArray()];
        Assert.Equal(audits, audited.Count);
        Assert.All(audited, each =>
        {
            Assert.Equal(int.Parse(workers), each.Number("workers"));
            Assert.InRange(each.Number("rowsWritten"), 35_000, 4 * 70_001);
            Assert.Equal(0, each.GetProperty("findings").GetArrayLength());
            Assert.Contains($"[INF] Audited one tick of {each.Text("kernel")} with {workers} workers in ", outcome.Error, StringComparison.Ordinal);
        });
        Assert.Contains("rows written, each by one worker, no cache line by two.", document.GetProperty("verdicts")[1].GetString(), StringComparison.Ordinal);
        Assert.Equal(Hashes(ResultJson.Parse(without.Output)), Hashes(document), StringComparer.Ordinal);
        Assert.Equal(0, ResultJson.Parse(without.Output).GetProperty("audits").GetArrayLength());
        Residue.ShouldBeNone(folder);
    }

    // Within a memory page of its own rows, where no guard would stop it, and far beyond.
    [Theory]
    [InlineData("0", "2000", 992, 992, Traits = new[] { "Length", "Long" })]
    [InlineData("1000", "2000", 992, 1992, Traits = new[] { "Length", "Long" })]
    [InlineData("300000", "1000000", 507_904, 807_904)]
    public void A_kernel_that_leaves_its_rows_is_named_with_row_and_owner_before_anything_is_measured(string strays, string rows, int border, int row)
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { StrayRows = strays }, ["2", "--kernel", $"{Strange}:stray", "--rows", rows, .. Job, "--output", "out.csv"]);

        outcome.ShouldBe(11);
        Assert.Contains(
            $"[ERR] Cannot run because worker 0 wrote rows outside of its range: kernels=stray, column=a, rows=[{row}, {row + 1}), ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"own rows=[0, {border}), those rows belong to worker 1, in all=1 row, ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"workers 0 and 1 wrote the same rows in one tick: kernels=stray, column=a, rows=[{row}, {row + 1}), ", outcome.Error, StringComparison.Ordinal);
        JsonElement document = ResultJson.Parse(outcome.Output);
        Assert.Equal(0, document.GetProperty("measurements").GetArrayLength());
        Assert.Equal(["sharedRow", "outsideRange"], Breaches(document), StringComparer.Ordinal);
        Assert.False(File.Exists(folder["out.csv"]));
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_stray_of_one_kernel_of_several_ends_the_job_with_all_audits_told()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Fault = "completed:2:stray:0" }, ["2", "--kernel", "motion,trig", "--rows", "10000", .. Job]);

        outcome.ShouldBe(11);
        List<JsonElement> audits = [.. ResultJson.Parse(outcome.Output).GetProperty("audits").EnumerateArray()];
        Assert.Equal(["motion", "trig"], audits.Select(static each => each.Text("kernel")), StringComparer.Ordinal);
        Assert.Equal([0, 2], audits.Select(static each => each.GetProperty("findings").GetArrayLength()));
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_worker_that_dies_in_an_audit_is_replaced_and_the_tick_audited_all_the_same()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Fault = "completed:1:kill:1" }, ["2", "--kernel", "motion", "--rows", "10000", .. Job]);

        outcome.ShouldBe(0);
        Assert.Matches("Worker 1 \\(process [0-9]+\\) was lost", outcome.Error);
        Residue.ShouldBeNone(folder);
    }

    private static IEnumerable<string> Hashes(JsonElement document) => document.Measurements().Select(static each => each.Text("worldHash"));

    private static IEnumerable<string> Breaches(JsonElement document) =>
        document.GetProperty("audits")[0].GetProperty("findings").EnumerateArray().Select(static each => each.Text("breach"));
}
