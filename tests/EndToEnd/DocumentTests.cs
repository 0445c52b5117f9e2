using System.Text.Json;
using ParallelMotion.Coordinator.Tests.Reports;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>What scripts read: the result document, standard output, the log.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void Document_and_log_hold_what_scripts_rely_on()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--rows", "20000", "--ticks", "10", "--samples", "3", "--round-trips", "100", "--json", "r.json", "--csv", "r.csv", "--markdown", "r.md");

        outcome.ShouldBe(0);
        Assert.Empty(ResultSchema.Problems(ResultSchema.Closed, File.ReadAllText(folder["r.json"])));
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        ShouldHave(document, "schemaVersion", "tool", "runId", "startedAt", "machine", "spec", "measurements", "roundTrips", "exercises", "restarts", "verdicts", "warnings");
        ShouldHave(document.GetProperty("tool"), "name", "version");
        ShouldHave(
            document.GetProperty("machine"),
            "os", "cpuModel", "logicalCpus", "physicalCores", "cpuQuota", "lastLevelCacheBytes", "sharedMemoryFreeBytes", "runtime");
        ShouldHave(document.GetProperty("spec"), "workers", "rows", "ticks", "dt", "seed", "pin", "hugePages", "hugePageBytes");
        Assert.All(document.Measurements(), static each => ShouldHave(
            each,
            "kernel", "dispatch", "sweep", "workers", "rows", "ticks", "ticksPerDispatch", "samplesSeconds", "medianSeconds", "speedup", "bytesPerSecond", "worldHash", "matchesSerial", "placement"));
        Assert.All(document.GetProperty("roundTrips").EnumerateArray(), static each => ShouldHave(
            each, "channel", "workers", "samples", "p50Seconds", "p90Seconds", "p99Seconds", "p999Seconds", "maxSeconds", "meanSeconds", "placement"));
        Assert.Equal(4, document.GetProperty("roundTrips").GetArrayLength());
        Assert.Contains(document.Text("runId"), outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1 + document.Measurements().Sum(static each => each.GetProperty("samplesSeconds").GetArrayLength()), File.ReadAllLines(folder["r.csv"]).Length);
        Assert.StartsWith($"# ParallelMotion {document.GetProperty("tool").Text("version")}, run {document.Text("runId")}", File.ReadAllText(folder["r.md"]), StringComparison.Ordinal);
        LogShouldBeComplete(folder, document.Text("runId"));
    }

    [Fact]
    public void What_was_finished_before_a_worker_failed_is_reported_with_its_cause()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder,
            new CoordinatorRun.Options { Fault = "completed:40:throw" },
            "2", "--kernel", "motion", "--rows", "20000", "--ticks", "10", "--samples", "3", "--dispatch", "per-tick", "--json", "r.json", "--output", "moved.csv");

        outcome.ShouldBe(12);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        Assert.Empty(ResultSchema.Problems(ResultSchema.Closed, File.ReadAllText(folder["r.json"])));
        Assert.Contains(document.Measurements(), static each => each.Text("dispatch") is "serial");
        JsonElement warning = Assert.Single(document.GetProperty("warnings").EnumerateArray(), static each => each.Text("code") is "workers-failed");
        Assert.Contains("The kernel threw", warning.Text("message"), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["moved.csv"]), "It would be taken for the table after the run.");
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void With_the_document_on_standard_output_nothing_else_is_there()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "1", "--rows", "100", "--ticks", "2", "--samples", "1", "--round-trips", "0", "--json", "-");

        outcome.ShouldBe(0);
        Assert.Equal(1, ResultJson.Parse(outcome.Output).Number("schemaVersion"));
        Assert.Contains("World hash", outcome.Error, StringComparison.Ordinal);
    }

    private static void LogShouldBeComplete(WorkFolder folder, string runId)
    {
        List<JsonElement> events = [.. File.ReadLines(Assert.Single(folder.Logs)).Select(ResultJson.Parse)];
        Assert.All(events, each =>
        {
            ShouldHave(each, "@t", "@mt", "@i", "EventName", "RunId");
            Assert.Equal(runId, each.Text("RunId"));
        });
        List<JsonElement> starts = [.. events.Where(static each => string.Equals(each.Text("EventName"), "WorkerStarted", StringComparison.Ordinal))];
        Assert.Equal([0, 1], starts.Select(static each => each.Number("WorkerId")));
        Assert.All(starts, static each => ShouldHave(each, "ProcessId", "RangeStart", "RangeEnd"));
        Assert.Equal(0, starts[0].Number("RangeStart"));
        Assert.Equal(20_000, starts[1].Number("RangeEnd"));
    }

    private static void ShouldHave(JsonElement element, params string[] names) =>
        Assert.All(names, name => Assert.True(element.TryGetProperty(name, out JsonElement _), $"{name} is missing in {element}"));
}
