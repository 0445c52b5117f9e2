using System.Diagnostics;
using ParallelMotion.Coordinator.Lab.RoundTrips;

namespace ParallelMotion.Coordinator.Tests.Lab.RoundTrips;

public sealed class ClockCostTests
{
    private static readonly double Tick = 1.0 / Stopwatch.Frequency;

    [Fact]
    public void Median_minimum_and_smallest_step_are_those_of_the_differences()
    {
        ClockCost cost = ClockCost.Of([10, 10, 14, 20, 26, 126]);

        Assert.Equal(6 * Tick, cost.Median, Tick / 100);
        Assert.Equal(0, cost.Minimum);
        Assert.Equal(4 * Tick, cost.Step, Tick / 100);
    }

    [Fact]
    public void A_clock_that_never_moved_has_the_step_that_it_claims() => Assert.Equal(Tick, ClockCost.Of([5, 5, 5]).Step);

    [Fact]
    public void This_machines_clock_tells_microseconds() => Assert.InRange(ClockCost.Measure().Step, Tick, 1e-3);
}
