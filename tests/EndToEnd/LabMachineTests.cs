using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Exercises about what a machine gives: cores, caches, memory, and a share of them for each worker.</summary>
public sealed class LabMachineTests
{
    [Fact]
    public void Balance_moves_the_borders_towards_the_work()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab", "balance", "--quick", "--rows", "20011", "--workers", "2", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        JsonElement[] tables = [.. Assert.Single(document.GetProperty("exercises").EnumerateArray()).GetProperty("tables").EnumerateArray()];
        Assert.Equal(["even", "moved"], tables[0].GetProperty("rows").EnumerateArray().Select(static row => row[1].GetString()), StringComparer.Ordinal);

        // The first worker's fastest tick takes several times the other's with even borders, whatever else runs.
        JsonElement.ArrayEnumerator ranges = tables[2].GetProperty("rows").EnumerateArray();
        Assert.Equal([10_016, 9995], ranges.Select(static row => row[1].GetInt32()));
        Assert.InRange(ranges.First()[3].GetInt32(), 1, 10_016 - 32);
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.Contains("the same bits wherever the borders were", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Counters_on_one_line_and_on_lines_of_their_own_all_count_right()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab", "false-sharing", "--ticks", "20000", "--samples", "2", "--workers", "3", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        JsonElement[] rows = [.. document.GetProperty("exercises")[0].GetProperty("tables")[0].GetProperty("rows").EnumerateArray()];
        Assert.Equal([4, 8, 16, 32, 64, 128, 256], rows.Select(static row => row[0].GetInt32()));
        Assert.All(rows, static row => Assert.True(row[2].GetDouble() > 0 && row[5].GetString() is "exact"));
        Assert.Equal(14, document.Measurements().Count());
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean() && each.GetProperty("samplesSeconds").GetArrayLength() == 2));
        Assert.Contains("every count right either way", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Cores_are_counted_and_what_follows_is_held_against_a_measurement()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "lab", "cores", "--quick", "--rows", "2e5", "--ticks", "10", "--samples", "7", "--workers", "1,3", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        JsonElement[] tables = [.. Assert.Single(document.GetProperty("exercises").EnumerateArray()).GetProperty("tables").EnumerateArray()];
        JsonElement affinity = tables[0].GetProperty("rows").EnumerateArray().Single(static row => row[0].GetString() is "affinity mask");
        Assert.Equal(document.GetProperty("machine").Number("logicalCpus"), affinity[1].GetInt32());
        foreach (JsonElement table in tables[1..])
        {
            string[] notes = [.. table.GetProperty("rows").EnumerateArray().Select(static row => row[7].GetString()!)];
            Assert.Single(notes, static note => note.StartsWith("recommended", StringComparison.Ordinal));
            Assert.Single(notes, static note => note.EndsWith("best", StringComparison.Ordinal));
        }

        Assert.Equal(["streaming", "fused"], document.Measurements().Select(static each => each.Text("sweep")).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean() && each.GetProperty("samplesSeconds").GetArrayLength() == 7));
        Assert.Matches("cores: .* to use; memory-bound work: .* recommended.*; compute-bound work: .* recommended", outcome.Output);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Speedup_measures_traffic_and_arithmetic_and_finds_that_its_baseline_allocates_nothing()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "lab", "speedup", "--quick", "--rows", "1e4", "--ticks", "30", "--samples", "2", "--workers", "1,3", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        JsonElement[] tables = [.. Assert.Single(document.GetProperty("exercises").EnumerateArray()).GetProperty("tables").EnumerateArray()];
        Assert.Equal((3 * 2) + 2, document.Measurements().Count());
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.Equal([1, 1, 3], tables[0].GetProperty("rows").EnumerateArray().Select(static row => row[0].GetInt32()));
        JsonElement footprint = Assert.Single(tables[^1].GetProperty("rows").EnumerateArray());
        Assert.InRange(footprint[2].GetDouble(), 0, 0.99);
        Assert.Contains("* speedup: on 10,000 rows motion, told once, ", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Bandwidth_holds_motion_against_a_triad_on_the_same_workers()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "lab", "bandwidth", "--quick", "--rows", "1e4,1e5", "--ticks", "5", "--samples", "3", "--workers", "1,3", "--json", "r.json");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(File.ReadAllText(folder["r.json"]));
        JsonElement[] tables = [.. Assert.Single(document.GetProperty("exercises").EnumerateArray()).GetProperty("tables").EnumerateArray()];
        Assert.Equal(["motion", "triad"], document.Measurements().Select(static each => each.Text("kernel")).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean() && each.GetProperty("samplesSeconds").GetArrayLength() == 3));

        // The best triad on the largest table is the ceiling that shares are of; motion's rates are those of the main job.
        double ceiling = tables[1].GetProperty("rows")[1].EnumerateArray().Skip(2).Take(3).Max(static cell => cell.GetDouble());
        Assert.Equal(tables[0].GetProperty("rows")[0][2].GetDouble() / ceiling, tables[2].GetProperty("rows")[0][2].GetDouble(), 1e-9);
        Assert.Equal(document.Measurements().First().GetProperty("bytesPerSecond").GetDouble(), tables[0].GetProperty("rows")[0][2].GetDouble(), 1e-3);
        Assert.Contains("* bandwidth: memory gives ", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }
}
