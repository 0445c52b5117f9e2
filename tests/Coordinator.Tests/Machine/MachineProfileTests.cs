using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class MachineProfileTests
{
    [Theory]
    [InlineData(8, 4, null, 4)]
    [InlineData(8, null, null, 8)]
    [InlineData(2, 8, null, 2)]
    [InlineData(8, 4, 1.5, 2)]
    [InlineData(8, 4, 0.2, 1)]
    [InlineData(8, 4, 1e300, 4)]
    [InlineData(8, null, 3.0, 3)]
    [InlineData(0, null, null, 1)]
    [InlineData(1024, 512, null, Limits.MaxWorkers)]
    public void The_default_is_a_worker_a_core_that_may_really_run(int logical, int? physical, double? quota, int expected)
    {
        MachineProfile profile = new("os", "cpu", logical, physical, quota, LastLevelCacheBytes: null, SharedMemoryFreeBytes: null, "net");

        Assert.Equal(expected, profile.DefaultWorkers);
    }
}
