using ParallelMotion.Coordinator.Lab.Cores;
using ParallelMotion.Coordinator.Tests.Machine;

namespace ParallelMotion.Coordinator.Tests.Lab.Cores;

public sealed class TriedCountsTests
{
    [Fact]
    public void On_a_few_cpus_every_number_up_to_twice_as_many_is_tried() => Assert.Equal([1, 2, 3, 4], TriedCounts.Of(MadeMachine.Of("0-1", "0", "1").Map(), []));

    [Fact]
    public void On_many_powers_of_two_the_cpus_and_what_is_recommended() =>
        Assert.Equal([1, 2, 4, 6, 8, 12], TriedCounts.Of(MadeMachine.Of("0-5", "0-1", "2-3", "4-5").Map(), []).Where(static count => count != 3));

    [Fact]
    public void What_is_recommended_is_always_among_them()
    {
        Assert.Contains(3, TriedCounts.Of(MadeMachine.Of("0-5", "0-1", "2-3", "4-5").Map(), []));
        Assert.Equal([2, 5, 8], TriedCounts.Of(MadeMachine.Hybrid().Map(), [5]));
    }

    [Fact]
    public void A_quota_counts() => Assert.Equal([1, 2, 3, 4], TriedCounts.Of(MadeMachine.Of("0-7", "0-7").WithQuota(1.5, isUnified: true).Map(), []));
}
