using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Kernels that find rows, and the simulator that lives on it, in real processes.</summary>
public sealed class CreaturesTests
{
    // Fewer rows than workers have lines for, borders on lines, and borders on pages.
    [Theory]
    [InlineData(20, Traits = new[] { "Length", "Long" })]
    [InlineData(10_007)]
    [InlineData(900_001, Traits = new[] { "Length", "Long" })]
    public void The_creatures_world_is_the_same_at_any_number_of_workers_by_pipe_and_doorbell(int rows)
    {
        using WorkFolder folder = new();

        JsonElement document = Run(folder, "3", "--plan", "creatures", "--rows", $"{rows}", "--ticks", "90", "--dt", "1/10");

        AssertExact(document, "creatures");
        Assert.Equal(
            ["1 doorbell", "1 per-tick", "1 serial", "2 doorbell", "2 per-tick", "3 doorbell", "3 per-tick"],
            document.Measurements().Select(static each => $"{each.Number("workers")} {each.Text("dispatch")}").Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Length", "Long")]
    public void Another_seed_and_other_rows_give_another_world()
    {
        string[] hashes = [.. new[] { new[] { "--seed", "1" }, ["--seed", "2"], ["--seed", "1", "--ticks", "31"] }.Select(HashOf)];

        Assert.Equal(3, hashes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(hashes[0], HashOf(["--seed", "1"]));

        static string HashOf(string[] options)
        {
            using WorkFolder folder = new();
            string[] ticks = options.Length == 2 ? ["--ticks", "30"] : [];
            return Run(folder, ["1", "--plan", "creatures", "--rows", "5000", "--dt", "1/10", .. options, .. ticks]).WorldHash("creatures");
        }
    }

    [Fact]
    public void The_tick_is_printed_with_its_phases_and_set_against_the_time_it_simulates()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "2", "--plan", "creatures", "--rows", "10000", "--ticks", "60", "--samples", "1", "--round-trips", "0");

        outcome.ShouldBe(0);
        Assert.Contains("A tick of creatures (", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("segment starved", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("creatures: a tick of 10,000 rows takes ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(" of the 33.3 ms that it simulates", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_segment_that_is_too_small_ends_the_run_with_what_it_needed_and_leaves_nothing_behind()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--plan", "creatures", "--rows", "100000", "--dt", "1/10", "--segment-rows", "5", "--dispatch", "per-tick", "--round-trips", "0");

        outcome.ShouldBe(13);
        Assert.Matches("Cannot merge segment starved because worker 0 .*needed=[0-9]+, capacity=5", outcome.Error);
        Assert.DoesNotContain("   at ParallelMotion", outcome.Error, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_kernel_may_find_rows_that_nobody_takes_out()
    {
        using WorkFolder folder = new();
        Directory.CreateDirectory(folder["in"]);
        NpyFile.Write(folder["in/energy.npy"], [.. Enumerable.Range(0, 5000).Select(static row => row % 7 == 0 ? -1f : row % 11 == 0 ? float.NaN : row)]);

        JsonElement document = Run(folder, "3", "--kernel", "starve", "--input", "in", "--ticks", "5");

        AssertExact(document, "starve");
    }

    [Theory]
    [InlineData("--dispatch", "per-run")]
    [InlineData("--batch", "10")]
    public void Several_ticks_at_once_are_refused_before_any_process_starts(string option, string value)
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "2", "--plan", "creatures", "--rows", "1000", option, value);

        outcome.ShouldBe(2);
        Assert.Contains("merged after every tick", outcome.Error, StringComparison.Ordinal);
        AssertNoWorkerStarted(folder);
        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void Several_kernels_in_one_tick_are_exact_in_every_dispatch_and_sweep()
    {
        using WorkFolder folder = new();

        JsonElement document = Run(folder, "3", "--kernel", "motion+hunger+trig", "--rows", "10007", "--ticks", "12");

        AssertExact(document, "motion+hunger+trig");
        Assert.Equal(
            ["doorbell streaming", "per-run streaming", "per-run tiled", "per-tick streaming", "serial streaming", "serial tiled"],
            document.Measurements().Select(static each => $"{each.Text("dispatch")} {each.Text("sweep")}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Kernels_that_may_not_run_side_by_side_are_refused_with_both_the_column_and_the_rows_before_any_process_starts()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, "2", "--kernel", "hunger+starve", "--side-by-side", "--rows", "1000");

        outcome.ShouldBe(2);
        Assert.All(["hunger", "starve", "energy", "rows", "--side-by-side"], part => Assert.Contains(part, outcome.Error, StringComparison.Ordinal));
        AssertNoWorkerStarted(folder);
        Residue.ShouldBeNone(folder);
    }

    private static JsonElement Run(WorkFolder folder, params string[] arguments)
    {
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(folder, [.. arguments, "--samples", "2", "--round-trips", "0", "--json", "-", "--quiet"]);
        outcome.ShouldBe(0);
        Residue.ShouldBeNone(folder);
        return ResultJson.Parse(outcome.Output);
    }

    private static void AssertExact(JsonElement document, string kernel)
    {
        Assert.All(document.Measurements(), static each => Assert.True(each.GetProperty("matchesSerial").GetBoolean(), $"{each}"));
        Assert.NotEmpty(document.WorldHash(kernel));
    }

    private static void AssertNoWorkerStarted(WorkFolder folder) =>
        Assert.DoesNotContain("WorkerStarted", File.ReadAllText(Assert.Single(folder.Logs)), StringComparison.Ordinal);
}
