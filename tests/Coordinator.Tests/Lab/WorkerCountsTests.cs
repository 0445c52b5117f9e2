using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Lab;

namespace ParallelMotion.Coordinator.Tests.Lab;

public sealed class WorkerCountsTests
{
    [Theory]
    [InlineData(1, null, false, "1 2 4 8 16")]
    [InlineData(2, null, false, "1 2 4 8 16")]
    [InlineData(6, null, false, "1 2 4 6 8 16")]
    [InlineData(24, null, false, "1 2 4 8 16 24")]
    [InlineData(96, null, false, "1 2 4 8 16 32 64")]
    [InlineData(96, 3.5, false, "1 2 3 4 8 16")]
    [InlineData(2, null, true, "1 2 4")]
    [InlineData(6, null, true, "1 2 4 6")]
    public void They_double_and_the_CPUs_are_among_them(int cpus, double? quota, bool isQuick, string expected) => Assert.Equal(
        expected, string.Join(' ', WorkerCounts.For(Spec(isQuick, workers: null), MadeLab.TwoCpus with { LogicalCpus = cpus, CpuQuota = quota })));

    [Fact]
    public void Those_asked_for_are_taken_as_they_are() => Assert.Equal([3, 5], WorkerCounts.For(Spec(isQuick: true, "3,5"), MadeLab.TwoCpus));

    [Theory]
    [InlineData(1, null, 2)]
    [InlineData(6, null, 6)]
    [InlineData(6, "1", 6)]
    [InlineData(6, "1,3,5", 5)]
    public void Where_one_is_not_enough_two_are_the_least(int cpus, string? workers, int expected) =>
        Assert.Equal(expected, WorkerCounts.SeveralOf(Spec(isQuick: false, workers), MadeLab.TwoCpus with { LogicalCpus = cpus, PhysicalCores = cpus }));

    private static LabSpec Spec(bool isQuick, string? workers) => LabSpecReader.Read(new LabOptions { Exercises = "all", Quick = isQuick, Workers = workers });
}
