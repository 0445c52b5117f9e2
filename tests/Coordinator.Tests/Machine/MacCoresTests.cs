using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class MacCoresTests
{
    [Fact]
    public void The_first_of_several_levels_is_the_fast_one()
    {
        CoreMap map = Of(("hw.nperflevels", 2), ("hw.perflevel0.physicalcpu", 8), ("hw.perflevel0.logicalcpu", 8), ("hw.perflevel1.physicalcpu", 2), ("hw.perflevel1.logicalcpu", 2))!;

        Assert.Equal((10, 10, 8, 2), (map.Logical, map.Physical, map.Count(CoreKind.Performance), map.Count(CoreKind.Efficiency)));
        Assert.Equal((CoreBound.Machine, 10), (map.Bound, map.Allowed.Count));
    }

    [Fact]
    public void Without_levels_the_machine_has_one_kind_with_siblings()
    {
        CoreMap map = Of(("hw.physicalcpu", 4), ("hw.logicalcpu", 8))!;

        Assert.Equal((8, 4, 4, false), (map.Logical, map.Physical, map.Siblings, map.IsHybrid));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 8)]
    [InlineData(4, 1_000_000)]
    public void Numbers_that_can_not_be_are_none(long physical, long logical) => Assert.Null(Of(("hw.physicalcpu", physical), ("hw.logicalcpu", logical)));

    private static CoreMap? Of(params (string Name, long Value)[] answers) =>
        MacCores.Of(name => Array.Find(answers, each => string.Equals(each.Name, name, StringComparison.Ordinal)) is { Name: not null } found ? found.Value : null);
}
