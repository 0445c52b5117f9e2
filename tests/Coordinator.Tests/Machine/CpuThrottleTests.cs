using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class CpuThrottleTests
{
    private static readonly CgroupPlace Place = new(IsUnified: true, "/g", "/g/a");

    [Fact]
    public void The_group_that_was_stopped_most_is_told()
    {
        FakeFiles files = new()
        {
            ["/g/a/cpu.stat"] = "usage_usec 5\nnr_periods 10\nnr_throttled 2\nthrottled_usec 9\n",
            ["/g/cpu.stat"] = "nr_periods 40\nnr_throttled 7\nthrottled_time 9\n",
        };

        Assert.Equal(new CpuThrottle(40, 7), CpuThrottle.Of(Place, files.Read));
    }

    [Fact]
    public void Where_nobody_counts_nothing_is_told()
    {
        FakeFiles files = new() { ["/g/a/cpu.stat"] = "usage_usec 5\nnr_periods ten\n" };

        Assert.Null(CpuThrottle.Of(Place, files.Read));
    }

    [Fact]
    public void What_was_added_is_the_difference_and_never_negative()
    {
        Assert.Equal(new CpuThrottle(5, 1), new CpuThrottle(15, 3).Since(new CpuThrottle(10, 2)));
        Assert.Equal(new CpuThrottle(0, 0), new CpuThrottle(1, 0).Since(new CpuThrottle(10, 2)));
    }
}
