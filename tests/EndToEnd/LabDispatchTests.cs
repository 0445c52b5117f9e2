using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Exercises about how whoever computes is told: by which call, how often, as a thread or as a process.</summary>
public sealed class LabDispatchTests
{
    [Fact]
    public void Dispatch_compares_batches_and_checks_every_result()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab", "dispatch", "--quick", "--rows", "1e4", "--samples", "3", "--workers", "2", "--json", "-");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        JsonElement exercise = Assert.Single(document.GetProperty("exercises").EnumerateArray());
        Assert.Equal("dispatch", exercise.Text("name"));
        Assert.Equal(["doorbell", "per-run", "serial"], document.Measurements().Select(static each => each.Text("dispatch")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains("dispatch: telling 2 workers costs", outcome.Error, StringComparison.Ordinal);
        Assert.Equal([1, 2, 5, 20, 100], document.Measurements().Select(static each => each.Number("ticksPerDispatch")).Distinct().Order());
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.NotEmpty(document.WorldHash("motion"));
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    [Trait("Length", "Long")]
    public void Round_trip_measures_hot_and_parked_rounds_of_each_number_of_workers()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab", "round-trip", "--quick", "--workers", "1,2", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement[] trips = [.. ResultJson.Parse(File.ReadAllText(folder["r.json"])).GetProperty("roundTrips").EnumerateArray()];
        Assert.Equal([1, 2], trips.Select(static each => each.Number("workers")).Distinct().Order());
        Assert.All(trips.GroupBy(static each => each.Text("state"), StringComparer.Ordinal), static state => Assert.Contains(state, static each => each.Number("workers") == 2));
        Assert.All(
            trips.Where(static each => each.Text("state") is "parked"),
            static each => Assert.True(each.GetProperty("responseP50Seconds").GetDouble() >= each.GetProperty("p50Seconds").GetDouble()));
        JsonElement step = Assert.Single(ResultJson.Parse(File.ReadAllText(folder["r.json"])).GetProperty("steps").EnumerateArray());
        Assert.True(step.Number("workers") == 2 && step.GetProperty("secondsPerTick").GetDouble() > 0);
        Assert.Contains("Hot: rounds back to back", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Threads_and_processes_end_alike_and_the_servers_collector_is_a_process_of_its_own()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab", "threads", "--rows", "20011", "--ticks", "6", "--samples", "2", "--workers", "3", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        Assert.Equal(["churn", "motion", "trig"], document.Measurements().Select(static each => each.Text("kernel")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(
            ["doorbell", "per-run", "per-tick", "serial", "threads"], document.Measurements().Select(static each => each.Text("dispatch")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        JsonElement[] heaps = [.. document.GetProperty("exercises")[0].GetProperty("tables")[1].GetProperty("rows").EnumerateArray()];
        Assert.All(heaps, static row => Assert.Equal("exact", row[7].GetString()));
        Assert.Equal(Environment.ProcessorCount > 1 ? 4 : 3, heaps.Length);
        Assert.Contains("* threads: on columns alone", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Every_call_has_the_same_ranges_computed()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab", "api", "--rows", "10007", "--ticks", "9", "--samples", "2", "--workers", "3", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement[] runs = [.. ResultJson.Parse(File.ReadAllText(folder["r.json"])).Measurements()];
        Assert.Equal([null, null, "submit", null, "submit", null, "parallel-for", "dataflow"], runs.Select(static each => each.GetProperty("api").GetString()), StringComparer.Ordinal);
        Assert.All(runs, static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean() && each.GetProperty("samplesSeconds").GetArrayLength() == 2));
        Assert.Contains("the same bits by every call", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }
}
