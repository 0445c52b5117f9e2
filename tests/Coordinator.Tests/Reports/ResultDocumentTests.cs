using System.Text.Json;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Reports;

/// <summary>Scripts rely on these names: a test that fails here means that a script would.</summary>
public sealed class ResultDocumentTests : IDisposable
{
    private static readonly double[] Samples = [0.1, 1.0 / 3, 2.5e-9];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_stop_is_a_warning_with_a_code_of_its_own()
    {
        JobResult result = MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]);

        Assert.DoesNotContain(ResultDocument.Of(result).Warnings, static each => each.Code is "stopped-early");
        Warning warning = Assert.Single(ResultDocument.Of(result with { Stopped = new EarlyStop(["round trips"]) }).Warnings, static each => each.Code is "stopped-early");
        Assert.Contains("missing: round trips.", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_object_has_exactly_its_names()
    {
        JsonElement document = Written(Result());

        AssertNames(
            document,
            "schemaVersion tool runId startedAt machine spec measurements roundTrips schedules steps audits exercises restarts recoveryTime timelines verdicts outputWorldHash warnings");
        Assert.All(document.GetProperty("schedules").EnumerateArray(), static each => AssertNames(each, "kernel phases"));
        JsonElement audit = document.GetProperty("audits")[0];
        AssertNames(audit, "kernel workers rowsWritten findings");
        AssertNames(audit.GetProperty("findings")[0], "breach column firstRow endRow firstByte endByte worker other count");
        AssertNames(document.GetProperty("tool"), "name version");
        AssertNames(
            document.GetProperty("machine"),
            "os cpuModel logicalCpus physicalCores cpuQuota lastLevelCacheBytes sharedMemoryFreeBytes runtime memoryAvailableBytes vectorUnit");
        AssertNames(document.GetProperty("spec"), "workers rows ticks dt seed kernels dispatches batch batchShare sweep tileRows input pin hugePages hugePageBytes");
        Assert.All(document.GetProperty("measurements").EnumerateArray(), static each => AssertNames(
            each, "kernel dispatch sweep tileRows workers rows ticks ticksPerDispatch batchReason samplesSeconds medianSeconds speedup bytesPerSecond worldHash matchesSerial placement rowsFound mergeSeconds tickEndSeconds resumedFromTick api"));
        Assert.All(document.GetProperty("roundTrips").EnumerateArray(), static each => AssertNames(
            each, "channel workers samples p50Seconds p90Seconds p99Seconds p999Seconds maxSeconds meanSeconds placement "
            + "state isOversubscribed jitterP50Seconds jitterP99Seconds responseP50Seconds responseP99Seconds responseMaxSeconds buckets"));
        Assert.All(document.GetProperty("warnings").EnumerateArray(), static each => AssertNames(each, "code message"));
    }

    [Fact]
    public void Who_was_replaced_is_told_with_what_it_took()
    {
        JsonElement document = Written(Result() with { Restarts = [new Restart(1, "exit code 137", 40, 0.25), new Restart(0, "exit code 9", null, 0.125)] });

        Assert.All(document.GetProperty("restarts").EnumerateArray(), static each => AssertNames(each, "worker cause tick recoverySeconds exercise kernel dispatch sweep workers sample"));
        Assert.Equal(40, document.GetProperty("restarts")[0].GetProperty("tick").GetInt32());
        JsonElement time = document.GetProperty("recoveryTime");
        AssertNames(time, "samples p50Seconds p99Seconds maxSeconds");
        Assert.Equal((2, 0.125, 0.25), (time.GetProperty("samples").GetInt32(), time.GetProperty("p50Seconds").GetDouble(), time.GetProperty("p99Seconds").GetDouble()));
    }

    [Fact]
    public void Numbers_round_trip()
    {
        JobResult result = Result();
        JsonElement document = Written(result);

        JsonElement measurement = document.GetProperty("measurements")[0];
        Assert.Equal(Samples, measurement.GetProperty("samplesSeconds").EnumerateArray().Select(static each => each.GetDouble()));
        Assert.Equal(result.Measurements[0].BytesPerSecond, measurement.GetProperty("bytesPerSecond").GetDouble());
        Assert.Equal(1f / 30, document.GetProperty("spec").GetProperty("dt").GetSingle());
        Assert.Equal(ulong.MaxValue, document.GetProperty("spec").GetProperty("seed").GetUInt64());
        Assert.Equal(result.StartedAt, document.GetProperty("startedAt").GetDateTimeOffset());
    }

    [Fact]
    public void Values_stand_under_their_names()
    {
        JsonElement document = Written(Result());

        Assert.Equal(1, document.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("0000000000000abc", document.GetProperty("runId").GetString());
        Assert.Equal(["serial", "per-tick", "per-run", "doorbell"], Texts(document.GetProperty("measurements"), "dispatch").Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["streaming", "tiled", "fused"], Texts(document.GetProperty("measurements"), "sweep").Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal([true, false], document.GetProperty("measurements").EnumerateArray().Select(static each => each.GetProperty("matchesSerial").GetBoolean()).Distinct());
        Assert.Equal("unpinned pinned", string.Join(' ', Texts(document.GetProperty("roundTrips"), "placement")));
        Assert.Equal(["unpinned", "pinned"], Texts(document.GetProperty("measurements"), "placement").Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(4096, document.GetProperty("spec").GetProperty("hugePageBytes").GetInt64());
        Assert.Equal("pipe", document.GetProperty("roundTrips")[0].GetProperty("channel").GetString());
        Assert.Equal(2e-5, document.GetProperty("roundTrips")[0].GetProperty("p50Seconds").GetDouble());
        Assert.Equal("motion", document.GetProperty("audits")[0].GetProperty("kernel").GetString());
        Assert.Equal("sharedLine", document.GetProperty("audits")[0].GetProperty("findings")[0].GetProperty("breach").GetString());
        Assert.Empty(document.GetProperty("exercises").EnumerateArray());
        Assert.Empty(document.GetProperty("restarts").EnumerateArray());
        Assert.StartsWith("Cannot run well because workers 0 and 1 wrote the same cache line", document.GetProperty("verdicts")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_unknown_is_null_and_not_left_out()
    {
        JsonElement machine = Written(Result() with { Machine = MadeResult.Machine with { CpuQuota = null, LastLevelCacheBytes = null } }).GetProperty("machine");

        Assert.Equal(JsonValueKind.Null, machine.GetProperty("cpuQuota").ValueKind);
        Assert.Equal(JsonValueKind.Null, machine.GetProperty("lastLevelCacheBytes").ValueKind);
    }

    public void Dispose() => _folder.Dispose();

    private static JobResult Result()
    {
        JobResult result = MadeResult.Of(
            new JobOptions { Seed = ulong.MaxValue.ToString(), Pin = true }, 1000, static _ => Samples, static plan => plan.Workers == 2 ? new Mismatch("pos", 1, "1", "2") : null);
        return result with { RoundTrips = [result.RoundTrips[0], result.RoundTrips[0] with { IsPinned = true }], HugePageBytes = 4096, Audits = [MadeResult.Audit(result, MadeResult.Line)] };
    }

    private static void AssertNames(JsonElement element, string names) =>
        Assert.Equal(names.Split(' ').Order(StringComparer.Ordinal), element.EnumerateObject().Select(static each => each.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<string?> Texts(JsonElement array, string name) => array.EnumerateArray().Select(each => each.GetProperty(name).GetString());

    private JsonElement Written(JobResult result)
    {
        string path = _folder.At("result.json");
        File.WriteAllText(path, JsonText.Of(ResultDocument.Of(result)));
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
