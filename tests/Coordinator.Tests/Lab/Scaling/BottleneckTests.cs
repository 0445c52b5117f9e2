using ParallelMotion.Coordinator.Lab.Scaling;

namespace ParallelMotion.Coordinator.Tests.Lab.Scaling;

public sealed class BottleneckTests
{
    private const int Cpus = 8;

    [Theory]
    [InlineData(null, Bottleneck.None)]
    [InlineData(8, Bottleneck.Cores)]
    [InlineData(16, Bottleneck.Cores)]
    [InlineData(4, Bottleneck.MissingCores)]
    public void Arithmetic_is_short_of_CPUs_that_are_in_use_or_of_some_that_are_not_had(int? flat, object expected) =>
        Assert.Equal((Bottleneck)expected, Bottlenecks.OfCompute(Spot(flat), Cpus));

    [Theory]
    [InlineData(null, 8, Bottleneck.None)]
    [InlineData(2, 8, Bottleneck.Bandwidth)]
    [InlineData(2, null, Bottleneck.Bandwidth)]
    [InlineData(4, 4, Bottleneck.MissingCores)]
    [InlineData(4, 2, Bottleneck.MissingCores)]
    [InlineData(8, 8, Bottleneck.Cores)]
    [InlineData(8, null, Bottleneck.Cores)]
    [InlineData(16, 4, Bottleneck.MissingCores)]
    public void Traffic_is_short_of_bandwidth_only_where_arithmetic_gains_on(int? memory, int? compute, object expected) =>
        Assert.Equal((Bottleneck)expected, Bottlenecks.OfMemory(Spot(memory), Spot(compute), Cpus));

    [Theory]
    [InlineData(1.09, Bottleneck.Bandwidth)]
    [InlineData(1.11, Bottleneck.Telling)]
    public void Telling_is_short_where_told_once_takes_clearly_less(double cost, object expected) =>
        Assert.Equal((Bottleneck)expected, Bottlenecks.OfTold(cost, Bottleneck.Bandwidth));

    private static FlatSpot Spot(int? workers) => new(workers, workers is null ? null : 16, 1);
}
