using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Placement;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

public sealed class DispatchOrderTests
{
    [Theory]
    [InlineData(new[] { 0, 1, 2 }, 1, 1)]
    [InlineData(new[] { 4, 6, 4, 6 }, 6, 1)]
    [InlineData(new[] { 4, 6 }, 5, 0)]
    [InlineData(new[] { -1, -1 }, -1, 0)]
    [InlineData(new int[0], 3, 0)]
    public void Whoever_lives_on_the_tellers_cpu_is_told_first(int[] homes, int cpu, int expected) => Assert.Equal(expected, DispatchOrder.First(homes, cpu));

    [Fact]
    public void The_first_is_one_of_those_who_take_part()
    {
        for (int workers = 1; workers <= Limits.MaxWorkers; workers++)
        {
            Assert.InRange(DispatchOrder.First(workers), 0, workers - 1);
        }
    }

    [Fact]
    public void Homes_are_the_allowed_cpus_in_turn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which CPUs a thread may use.");
        HashSet<int> homes = [.. Enumerable.Range(0, Limits.MaxProcessors).Select(HomeCpu.Of)];

        Assert.Equal(Enumerable.Range(0, homes.Count).Select(HomeCpu.Of).Order(), homes.Order());
        Assert.Equal(HomeCpu.Of(0), HomeCpu.Of(homes.Count));
        Assert.Contains(HomeCpu.Current, homes);
    }
}
