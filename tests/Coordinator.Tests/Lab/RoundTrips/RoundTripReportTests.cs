using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.RoundTrips;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Tests.Lab.RoundTrips;

public sealed class RoundTripReportTests
{
    private readonly ExerciseResult _result = MadeLab.RoundTrips();

    [Fact]
    public void Who_outnumbers_the_cpus_is_marked() => Assert.Equal(
        ["1", "1 same-core *", "1 other-core", "16 *"], _result.Tables[0].Rows.Select(static row => row[1].Text), StringComparer.Ordinal);

    [Fact]
    public void Response_stands_beside_service() =>
        Assert.Equal([2e-5, 3e-5, 2e-5, 4e-5, 4e-5], _result.Tables[1].Rows[0].Skip(2).Select(static cell => (double)cell.Value!));

    [Fact]
    public void Jitter_takes_two_workers() => Assert.Equal("16 *", Assert.Single(_result.Tables[2].Rows)[1].Text);

    [Fact]
    public void The_verdict_names_the_fewest_and_the_most_workers() => Assert.Equal(
        "round-trip: an order and its answer take, in the median: 1 worker by pipe 20.0 us back to back, 20.0 us from sleep; "
        + "16 workers by pipe (oversubscribed) 20.0 us back to back, 20.0 us from sleep.",
        _result.Verdict);

    [Fact]
    public void Seatings_that_were_refused_are_named_once() => Assert.Equal(
        ["Left out: same-core, because the system refused the telling thread its CPU."],
        RoundTripReport.LeftOut([Seating.SameCore, Seating.SameCore, null]),
        StringComparer.Ordinal);
}
