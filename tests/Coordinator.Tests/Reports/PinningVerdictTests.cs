using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Reports;

public sealed class PinningVerdictTests
{
    private static readonly JobOptions Motion = new() { Kernel = "motion", Pin = true };

    [Theory]
    [InlineData(0.5, "motion: pinned to a CPU each, 2 workers told per run were 2.00x as fast as unpinned.")]
    [InlineData(3.0, "motion: pinned to a CPU each, 2 workers told per run took 3.00x the time of unpinned.")]
    [InlineData(1.05, "motion: pinned to a CPU each, 2 workers told per run were neither faster nor slower than this run can tell (0.95x).")]
    public void The_fastest_run_measured_both_ways_says_what_pinning_did(double pinned, string expected)
    {
        JobResult result = Result(pinned, pinned, pinned);

        Assert.Equal(expected, PinningVerdict.Of(result.Measurements));
        Assert.Contains(expected, Verdicts.Of(result), StringComparer.Ordinal);
    }

    [Fact]
    public void A_gain_that_is_missing_in_some_round_is_none() =>
        Assert.Contains("neither faster nor slower", PinningVerdict.Of(Result(0.5, 0.5, 1.1).Measurements), StringComparison.Ordinal);

    [Fact]
    public void Round_trips_are_told_both_ways()
    {
        RoundTrip free = new(2, SampleStatistics.Of([2e-5]));
        RoundTrip pinned = new(2, SampleStatistics.Of([1e-5]), IsPinned: true);

        Assert.Equal(
            "Pinned to a CPU each, 2 workers answered a round trip in 10.0 us (p50), unpinned in 20.0 us.",
            PinningVerdict.Of([new RoundTrip(1, SampleStatistics.Of([1.0])), free, pinned]));
        Assert.Null(PinningVerdict.Of([free]));
        Assert.Null(PinningVerdict.Of([pinned]));
        Assert.Null(PinningVerdict.Of(Array.Empty<RoundTrip>()));
    }

    [Fact]
    public void Without_a_pinned_run_there_is_nothing_to_tell() =>
        Assert.Null(PinningVerdict.Of(MadeResult.Of(new JobOptions(), 1000, static _ => [1.0]).Measurements));

    // The tiled run is the fastest, and the only one that pinning changes.
    private static JobResult Result(params double[] pinned) => MadeResult.Of(Motion, 100_000, plan => plan switch
    {
        { Sweep: Sweep.Tiled, IsPinned: true } => pinned,
        { Sweep: Sweep.Tiled } => [1.0, 1.0, 1.0],
        _ => [5.0, 5.0, 5.0],
    });
}
