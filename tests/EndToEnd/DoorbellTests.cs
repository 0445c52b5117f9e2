using System.Text.Json;
using ParallelMotion.EndToEnd.Harness;

namespace ParallelMotion.EndToEnd;

/// <summary>Workers that are rung in shared memory, as real processes.</summary>
public sealed class DoorbellTests
{
    [Fact]
    [Trait("Length", "Long")]
    public void Sixteen_workers_on_any_number_of_cpus_give_the_serial_bits()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder, "16", "--kernel", "motion", "--rows", "20000", "--ticks", "300", "--dispatch", "doorbell", "--samples", "1", "--round-trips", "50", "--json", "-", "--quiet");

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        Assert.Equal([1, 2, 4, 8, 16], document.Measurements().Where(static each => string.Equals(each.Text("dispatch"), "doorbell", StringComparison.Ordinal)).Select(static each => each.Number("workers")));
        Assert.All(document.Measurements(), each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.All(document.GetProperty("roundTrips").EnumerateArray(), each => Assert.Equal("doorbell", each.Text("channel")));
        Residue.ShouldBeNone(folder);
    }

    [Theory]
    [InlineData("completed:60:kill", "SIGKILL", Traits = new[] { "Length", "Long" })]
    [InlineData("completed:60:hang:1", "made no progress")]
    [InlineData("tile:60:tear:1", "SIGKILL", Traits = new[] { "Length", "Long" })]
    [InlineData("ready:2:kill", "SIGKILL", Traits = new[] { "Length", "Long" })]
    public void A_worker_that_is_lost_while_it_is_rung_is_replaced(string fault, string cause)
    {
        CoordinatorRun.Outcome outcome = WithFault(fault);

        outcome.ShouldBe(0);
        JsonElement document = ResultJson.Parse(outcome.Output);
        Assert.All(document.Measurements(), each => Assert.True(each.GetProperty("matchesSerial").GetBoolean()));
        Assert.Contains(cause, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kernel_that_throws_while_it_is_rung_ends_the_run_with_its_cause()
    {
        CoordinatorRun.Outcome outcome = WithFault("completed:9:throw");

        outcome.ShouldBe(12);
        Assert.Contains("The kernel threw: kernel=", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spoilt_row_is_found_out()
    {
        using WorkFolder folder = new();

        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder,
            new CoordinatorRun.Options { Fault = "completed:30:corrupt" },
            "1", "--kernel", "motion", "--rows", "10000", "--ticks", "50", "--dispatch", "doorbell", "--samples", "2", "--round-trips", "0");

        outcome.ShouldBe(11);
        Residue.ShouldBeNone(folder);
    }

    private static CoordinatorRun.Outcome WithFault(string fault)
    {
        using WorkFolder folder = new();
        CoordinatorRun.Outcome outcome = CoordinatorRun.ToTheEnd(
            folder,
            new CoordinatorRun.Options { Fault = fault },
            "2", "--kernel", "motion", "--rows", "100000", "--ticks", "50", "--dispatch", "doorbell", "--samples", "2", "--round-trips", "0", "--stall-seconds", "1", "--json", "-");
        Residue.ShouldBeNone(folder);
        return outcome;
    }
}
