using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Verification;

public sealed class ElementTextTests
{
    [Fact]
    public void Each_type_shows_its_value_and_its_bits()
    {
        Assert.Equal("0.1 (0x3dcccccd)", Text(new Column<float>("a", [0.1f])));
        Assert.Equal("0.1 (0x3fb999999999999a)", Text(new Column<double>("a", [0.1])));
        Assert.Equal("-2147483648 (0x80000000)", Text(new Column<int>("a", [int.MinValue])));
        Assert.Equal("4294967295 (0xffffffff)", Text(new Column<uint>("a", [uint.MaxValue])));
    }

    [Fact]
    public void What_has_the_same_value_is_told_apart_by_its_bits()
    {
        Assert.Equal("-0 (0x8000000000000000)", Text(new Column<double>("a", [-0.0])));
        Assert.Equal("NaN (0x7ff8000000000001)", Text(new Column<double>("a", [BitConverter.UInt64BitsToDouble(0x7ff8000000000001)])));
        Assert.Equal("NaN (0xffc00000)", Text(new Column<float>("a", [BitConverter.UInt32BitsToSingle(0xffc00000)])));
    }

    [Fact]
    public void Bytes_beyond_the_element_change_nothing() => Assert.Equal("7 (0x00000007)", ElementText.Of(ElementType.Int32, [7, 0, 0, 0, 9, 9]));

    private static string Text(Column column) => ElementText.Of(column.Type, column.Bytes(new RowRange(0, 1)));
}
