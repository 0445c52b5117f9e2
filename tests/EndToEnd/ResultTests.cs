using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Real processes give the serial bits, whatever the table, the worker count and the dispatch.</summary>
public sealed class ResultTests
{
    // 5 workers measure 1, 2, 4 and 5; 3 measure 1, 2 and 3. Rows: fewer than workers, odd, one more than whole units.
    [Theory]
    [InlineData(5, 1, Traits = new[] { "Length", "Long" })]
    [InlineData(3, 3, Traits = new[] { "Length", "Long" })]
    [InlineData(5, 15, Traits = new[] { "Length", "Long" })]
    [InlineData(3, 16_385)]
    [InlineData(5, 100_003)]
    public void Results_equal_the_serial_ones_at_every_worker_count_in_every_dispatch(int workers, int rows)
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, $"{workers}", "--rows", $"{rows}", "--ticks", "7", "--samples", "1", "--round-trips", "20", "--json", "-", "--quiet");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        Assert.All(document.Measurements(), each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.NotEqual(document.WorldHash("motion"), document.WorldHash("trig"), StringComparer.Ordinal);
        int[] expected = workers == 5 ? [1, 2, 4, 5] : [1, 2, 3];
        foreach (string dispatch in new[] { "per-tick", "per-run", "doorbell" })
        {
            Assert.Equal(expected, document.Measurements()
                .Where(each => string.Equals(each.Text("dispatch"), dispatch, StringComparison.Ordinal))
                .Select(static each => each.Number("workers"))
                .Distinct());
        }

        Residue.ShouldBeNone(folder);
    }

    [Fact]
    public void A_batch_takes_the_place_of_both_ends_of_the_scale()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--rows", "1000", "--ticks", "10", "--batch", "3", "--samples", "1", "--round-trips", "0", "--json", "-", "--quiet");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        Assert.All(document.Measurements(), each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.All(
            document.Measurements().Where(static each => !string.Equals(each.Text("dispatch"), "serial", StringComparison.Ordinal)),
            each => Assert.Equal(3, each.Number("ticksPerDispatch")));
    }

    [Fact]
    public void A_batch_is_chosen_for_the_machine_and_its_reason_is_logged()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "2", "--kernel", "motion", "--rows", "100000", "--ticks", "500", "--batch", "auto", "--batch-share", "20%", "--samples", "1", "--round-trips", "0", "--json", "-", "--quiet");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        Assert.All(document.Measurements(), each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        JsonElement[] told = [.. document.Measurements().Where(static each => !string.Equals(each.Text("dispatch"), "serial", StringComparison.Ordinal))];
        Assert.All(told, each => Assert.InRange(each.Number("ticksPerDispatch"), 1, 500));
        string log = File.ReadAllText(Assert.Single(folder.Logs));
        Assert.Equal(told.Length, log.Split("ticks a dispatch keep telling under 20 %").Length - 1);
        Assert.Contains("BatchChosen", log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_spoils_a_row_is_found_out_with_column_row_and_both_values()
    {
        using WorkFolder folder = new();

        // The second dispatch of each worker: in the rehearsal nobody compares, so aim past it.
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder,
            new CoordinatorRun.Options { Fault = "completed:20:corrupt" },
            "2", "--rows", "10000", "--ticks", "5", "--kernel", "motion", "--dispatch", "per-tick", "--samples", "2", "--round-trips", "0");

        outcome.ShouldBe(11);
        Assert.Contains("column=pos, row=0, found=", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("expected=", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("WRONG", outcome.Output, StringComparison.Ordinal);
        Residue.ShouldBeNone(folder);
    }
}
