using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;
using ParallelMotion.EndToEnd.Harness.Otlp;

namespace ParallelMotion.EndToEnd;

/// <summary>What arrives at a collector.</summary>
public sealed class TelemetryTests
{
    private static readonly string[] Run = ["2", "--kernel", "motion", "--dispatch", "per-tick", "--rows", "100000", "--ticks", "20", "--samples", "2", "--round-trips", "1000"];

    [Fact]
    public void A_run_with_a_killed_worker_is_one_trace_that_tells_what_happened()
    {
        using WorkFolder folder = new();
        using OtlpReceiver collector = OtlpReceiver.Start();

        CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Fault = "tile:9:kill:1" }, [.. Run, "--otlp", collector.Url]).ShouldBe(0);

        IReadOnlyList<ReceivedSpan> spans = collector.Spans;
        ReceivedSpan root = Assert.Single(spans, static span => span.ParentId.Length == 0);
        Assert.Equal($"run {collector.Resource["service.instance.id"]}", root.Name);
        Assert.All(spans, span => Assert.Equal(root.TraceId, span.TraceId));
        AssertWithinParents(spans);

        ReceivedSpan recovery = Assert.Single(spans, static span => span.Name is "recover worker 1");
        ReceivedSpan[] second = [.. spans.Where(static span => span.Name is "worker 1").OrderBy(static span => span.Start)];
        Assert.Equal(2, second.Length);
        Assert.True(second[0].IsError && recovery.IsError);
        Assert.Equal((recovery.Start, recovery.End), (second[0].End, second[1].Start));
        Assert.NotEqual(second[0].Tags["process.pid"], second[1].Tags["process.pid"]);
        Assert.Contains(spans, static span => span.Name is "compute" && span.Tags["parallelmotion.worker"] is 1L);
    }

    [Fact]
    public void Metrics_arrive_in_seconds_with_every_sample_counted()
    {
        using WorkFolder folder = new();
        using OtlpReceiver collector = OtlpReceiver.Start();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, new CoordinatorRun.Options { Fault = "tile:9:kill:1" }, [.. Run, "--otlp", collector.Url, "--json", "-"]);

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        IReadOnlyDictionary<string, ReceivedMetric> metrics = collector.Metrics;
        Assert.All(metrics.Values.Where(static each => each.Name.EndsWith("duration", StringComparison.Ordinal)), static each => Assert.Equal("s", each.Unit));
        foreach (ReceivedPoint point in metrics["parallelmotion.ipc.round_trip.duration"].Points)
        {
            JsonElement trip = document.GetProperty("roundTrips").EnumerateArray().Single(each => each.Number("workers") == (long)point.Tags["parallelmotion.workers"]!);
            Assert.Equal(trip.Number("samples"), point.Count);
            Assert.Equal(point.Count, point.Buckets.Sum(static each => (long)each));
            Assert.Equal(trip.GetProperty("meanSeconds").GetDouble(), point.Sum / point.Count, precision: 9);
        }

        Assert.Equal(1, Assert.Single(metrics["parallelmotion.worker.restarts"].Points).Count);
        Assert.Equal(2 * 2 * 20, metrics["parallelmotion.tick.duration"].Points.Sum(static point => point.Count));
        Assert.True(metrics.ContainsKey("parallelmotion.shared_memory.usage"));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(0, Traits = new[] { "Length", "Long" })]
    public void A_collector_that_refuses_or_is_not_there_fails_no_run_and_is_told_of(int answer)
    {
        using WorkFolder folder = new();
        using OtlpReceiver collector = OtlpReceiver.Start(answer == 0 ? 200 : answer);
        if (answer == 0)
        {
            collector.Dispose();
        }

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, [.. Run, "--otlp", collector.Url, "--json", "-"]);

        outcome.ShouldBe(0);
        Assert.Contains(
            ResultJson.Parse(outcome.Output).GetProperty("warnings").EnumerateArray(),
            each => each.Text("code") is "telemetry-incomplete" && each.Text("message").Contains(collector.Url, StringComparison.Ordinal));
        Residue.ShouldBeNone(folder);
    }

    private static void AssertWithinParents(IReadOnlyList<ReceivedSpan> spans)
    {
        Dictionary<string, ReceivedSpan> all = spans.ToDictionary(static span => span.Id, StringComparer.Ordinal);
        foreach (ReceivedSpan span in spans.Where(static span => span.ParentId.Length > 0))
        {
            ReceivedSpan parent = all[span.ParentId];

            // What a worker's own clock says may end by a hair after the moment at which its answer was read.
            Assert.True(span.Start >= parent.Start && span.End <= parent.End + 1_000_000, $"{span} isn't within {parent}.");
        }
    }
}
