using ParallelMotion.Coordinator.Dispatch;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

public sealed class RangeTimesTests
{
    [Fact]
    public void The_fastest_dispatch_of_each_worker_counts()
    {
        RangeTimes times = Heard(dispatches: 3, [10, 50], [30, 20], [20, 40]);

        Assert.Equal([10e-9, 20e-9], times.Fastest, static (expected, found) => Math.Abs(expected - found) < 1e-15);
    }

    [Fact]
    public void Idle_is_the_median_share_of_waiting_for_the_slowest()
    {
        // 1 - 30/40, 1 - 40/40, 1 - 20/40.
        Assert.Equal(0.25, Heard(dispatches: 3, [20, 40], [40, 40], [0, 40]).Idle, 1e-12);
        Assert.Equal(0.75, Heard(dispatches: 1, [80, 0, 0, 0]).Idle, 1e-12);
    }

    [Fact]
    public void Typical_is_the_median_of_means() => Assert.Equal(30e-9, Heard(dispatches: 3, [20, 40], [900, 900], [0, 40]).Typical, 1e-15);

    [Fact]
    public void Times_too_short_for_the_clock_are_no_waiting() => Assert.Equal(0, Heard(dispatches: 1, [0, 0]).Idle);

    [Fact]
    public void A_dispatch_that_broke_off_and_those_beyond_the_room_are_left_out()
    {
        RangeTimes times = Heard(dispatches: 2, [10, 10], [20, 20], [1, 1]);
        RangeTimes broken = Heard(dispatches: 2, [10, 10], [1]);

        Assert.Equal([10e-9, 10e-9], times.Fastest, static (expected, found) => Math.Abs(expected - found) < 1e-15);
        Assert.Equal([10e-9, 10e-9], broken.Fastest, static (expected, found) => Math.Abs(expected - found) < 1e-15);
    }

    private static RangeTimes Heard(int dispatches, params long[][] nanoseconds)
    {
        RangeTimes times = new(nanoseconds[0].Length, dispatches);
        foreach (long[] dispatch in nanoseconds)
        {
            for (int worker = 0; worker < dispatch.Length; worker++)
            {
                times.Heard(worker, dispatch[worker], at: 0);
            }
        }

        return times;
    }
}
