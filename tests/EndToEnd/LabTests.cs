using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>The lab runs on the same workers, and ends as the main job does.</summary>
public sealed class LabTests
{
    [Fact]
    public void Without_a_name_exercises_are_listed_and_nothing_is_left_behind()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "lab");

        outcome.ShouldBe(0);
        Assert.Contains("dispatch ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("round-trip ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("replay ", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(folder.Logs);
    }

    [Theory]
    [InlineData("exercise=nonsense", "lab", "nonsense")]
    [InlineData("Did you mean dispatch?", "lab", "dispach")]
    [InlineData("expected=5 at least", "lab", "dispatch", "--ticks", "4")]
    [InlineData("expected=5 at least", "lab", "round-trip", "dispatch", "--ticks", "4")]
    [InlineData("expected=lab NAME --rows", "lab", "--rows", "5")]
    [InlineData("expected=lab first", "--rows", "5", "lab", "dispatch")]
    public void What_cannot_be_run_is_refused_by_name(string part, params string[] arguments)
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, arguments);

        outcome.ShouldBe(2);
        Assert.Contains(part, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Residue.ShouldBeNone(folder);
    }

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
    public void A_replay_that_differs_is_wrong_and_says_where()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Fault = "completed:30:corrupt" }, "lab", "replay", "--rows", "3001", "--ticks", "4", "--workers", "2");

        outcome.ShouldBe(11);
        Assert.Contains("* replay: WRONG: of ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("first motion with 2 workers", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_wrong_result_has_the_main_jobs_exit_code()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Fault = "completed:300:corrupt" }, "lab", "dispatch", "--quick", "--rows", "1e4", "--samples", "3", "--workers", "2");

        outcome.ShouldBe(11);
        Assert.Contains("A fault drill is armed", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
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

    [Theory]
    [InlineData("INT", 130, "dispatch", "starting 2 workers", Traits = new[] { "Length", "Long" })]
    [InlineData("INT", 130, "dispatch", "motion")]
    [InlineData("TERM", 143, "round-trip", "round-trip", Traits = new[] { "Length", "Long" })]
    [InlineData("INT", 130, "threads", "motion", Traits = new[] { "Length", "Long" })]
    public void A_signal_ends_an_exercise_in_whatever_stage_it_is(string signal, int exitCode, string exercise, string stage)
    {
        using WorkFolder folder = new();
        using CoordinatorRun run = CoordinatorRun.Start(folder, "lab", exercise, "--workers", "2", "--rows", "2e6", "--samples", "1000");
        run.WaitForStage(stage);

        run.Signal(signal);

        CoordinatorRun.Outcome outcome = run.WaitForExit();
        outcome.ShouldBe(exitCode);
        Assert.Contains("Stopped early", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_worker_that_hangs_ends_the_exercise_where_nobody_is_replaced()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, new CoordinatorRun.Options { Fault = "completed:50:hang" }, "lab", "round-trip", "--quick", "--workers", "2", "--stall-seconds", "1", "--restarts", "0");

        outcome.ShouldBe(12);
        Residue.ShouldBeNone(folder);
    }
}
