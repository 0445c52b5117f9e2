using System.Text.Json;
using System.Text.Json.Nodes;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Two real jobs, side by side.</summary>
public sealed class CompareTests
{
    [Fact]
    public void Two_jobs_are_compared_run_by_run_and_a_slow_down_ends_with_its_code()
    {
        using WorkFolder folder = new();
        foreach (string file in new[] { "a.json", "b.json" })
        {
            CoordinatorRun.ToTheEnd(
                folder, "2", "--kernel", "motion", "--rows", "20000", "--ticks", "10", "--samples", "4", "--round-trips", "100", "--quiet", "--json", file).ShouldBe(0);
        }

        CoordinatorRun.Outcome same = CoordinatorRun.ToTheEnd(folder, "compare", "a.json", "b.json", "--json", "c.json");

        // Whether this machine was calm between the two is no matter here: every run is paired, and none is wrong.
        same.ShouldBe(0);
        JsonElement comparison = ResultJson.Parse(File.ReadAllText(folder["c.json"]));
        Assert.Equal(13, comparison.GetProperty("runs").GetArrayLength());
        Assert.False(comparison.GetProperty("hasWrongResult").GetBoolean());
        Assert.Equal(4, comparison.GetProperty("roundTrips").GetArrayLength());

        Slow(folder["b.json"], 1000);
        CoordinatorRun.Outcome slower = CoordinatorRun.ToTheEnd(folder, "compare", "a.json", "b.json", "--fail-on-regression", "5%", "--markdown");

        slower.ShouldBe(10);
        Assert.StartsWith("## ParallelMotion: B beside A", slower.Output, StringComparison.Ordinal);
        Assert.Contains("REGRESSION", slower.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_document_is_refused()
    {
        using WorkFolder folder = new();
        File.WriteAllText(folder["a.json"], "{}");

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "compare", "a.json", "gone.json");

        outcome.ShouldBe(2);
        Assert.Contains("Cannot compare because the file is no result document: file=a.json", outcome.Error, StringComparison.Ordinal);
    }

    private static void Slow(string path, double factor)
    {
        JsonNode document = JsonNode.Parse(File.ReadAllText(path))!;
        foreach (JsonNode? run in document["measurements"]!.AsArray())
        {
            run!["samplesSeconds"] = new JsonArray([.. run["samplesSeconds"]!.AsArray().Select(each => (JsonNode)(each!.GetValue<double>() * factor))]);
        }

        File.WriteAllText(path, document.ToJsonString());
    }
}
