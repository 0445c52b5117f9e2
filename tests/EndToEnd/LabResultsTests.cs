using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Exercises about what comes out: the same bits in every run and shape, and what happens where rows are not kept apart.</summary>
public sealed class LabResultsTests
{
    [Fact]
    public void Replay_ends_alike_whatever_it_is_run_with()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab", "replay", "--rows", "3001", "--ticks", "4", "--workers", "1,3", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        Assert.Equal(["diffuse", "motion", "motion+trig", "trig"], document.Measurements().Select(static each => each.Text("kernel")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.Contains("one world hash for each schedule (4); a sum by the fixed tree has the same bits at all 2 numbers of workers", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Race_is_refused_three_times_and_is_exact_in_the_right_shape()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab", "race", "--quick", "--ticks", "1000", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        JsonElement[] tables = [.. Assert.Single(document.GetProperty("exercises").EnumerateArray()).GetProperty("tables").EnumerateArray()];
        Assert.Equal(["refused", "thrown", "stopped"], tables[0].GetProperty("rows").EnumerateArray().Select(static row => row[2].GetString()), StringComparer.Ordinal);
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.Contains("By the memory unit: Worker 0 wrote where it must not and was stopped", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("row=524288, own rows=[0, 524288), that row belongs to worker 1. No row was harmed by it.", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Two_workers_that_are_forced_onto_the_same_rows_make_more_updates_than_any_row_shows()
    {
        Assert.SkipUnless(Environment.ProcessorCount > 1, "On one CPU two workers take turns, and meet too seldom.");
        using WorkFolder folder = new();

        // Seconds of it: two workers that count in the same four lines meet sooner or later, whatever else runs.
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab", "race", "--allow-lost-updates", "--samples", "4", "--ticks", "1e6", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement lost = ResultJson.Parse(File.ReadAllText(folder["r.json"])).GetProperty("exercises")[0].GetProperty("tables")[0];
        Assert.All(lost.GetProperty("rows").EnumerateArray(), static row => Assert.Equal(row[1].GetInt64(), row[2].GetInt64() + row[3].GetInt64()));
        Assert.Contains(lost.GetProperty("rows").EnumerateArray(), static row => row[3].GetInt64() > 0 && row[5].GetInt64() > 0);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    [Trait("Length", "Long")]
    public void Segments_finds_the_same_rows_in_every_run_and_says_what_merging_them_costs()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "lab", "segments", "--quick", "--rows", "2e4,2e5", "--ticks", "10", "--samples", "3", "--workers", "2", "--json", "-");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        JsonElement exercise = Assert.Single(document.GetProperty("exercises").EnumerateArray());
        Assert.Equal(7, exercise.GetProperty("tables").EnumerateArray().Sum(static table => table.GetProperty("rows").GetArrayLength()));
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.All(document.Measurements().Where(static each => each.Text("dispatch") is not "serial"), static each => Assert.Equal(1, each.Number("ticksPerDispatch")));
        Assert.Contains("segments: merging what 2 workers found costs ", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Rows_of_every_shape_end_in_the_same_bits()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab", "shape", "--rows", "10007", "--ticks", "6", "--samples", "2", "--workers", "3", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement[] runs = [.. ResultJson.Parse(File.ReadAllText(folder["r.json"])).Measurements()];
        Assert.Equal(12, runs.Length);
        Assert.Single(runs.Select(static each => each.Text("worldHash")).Distinct(StringComparer.Ordinal));
        Assert.All(runs, static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.Contains("the same bits in every shape", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }
}
