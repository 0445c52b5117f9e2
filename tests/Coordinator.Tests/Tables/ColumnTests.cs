using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class ColumnTests
{
    [Fact]
    public void Bytes_are_those_of_the_rows_asked_for_little_endian()
    {
        Assert.Equal([0x00, 0x00, 0x80, 0x3F], new Column<float>("a", [9f, 1f, 9f]).Bytes(new RowRange(1, 2)).ToArray());
        Assert.Equal([0, 0, 0, 0, 0, 0, 0xF0, 0xBF], new Column<double>("a", [9, -1, 9]).Bytes(new RowRange(1, 2)).ToArray());
        Assert.Equal([0xFE, 0xFF, 0xFF, 0xFF, 3, 0, 0, 0], new Column<int>("a", [9, -2, 3]).Bytes(new RowRange(1, 3)).ToArray());
        Assert.Equal([0xFF, 0xFF, 0xFF, 0xFF], new Column<uint>("a", [9, uint.MaxValue]).Bytes(new RowRange(1, 2)).ToArray());
    }

    [Theory]
    [MemberData(nameof(ColumnSamples.Types), MemberType = typeof(ColumnSamples))]
    public void A_column_says_what_it_holds_and_is_copied_by_its_bytes(ElementType type)
    {
        Column sample = ColumnSamples.AnyBits(type, seed: 3);

        Column copy = Column.Filled("copy", sample.Type, sample.Rows, (rows, bytes) => sample.Bytes(rows).CopyTo(bytes));

        Assert.Equal(("copy", type, sample.Rows), (copy.Name, copy.Type, copy.Rows));
        Assert.Equal(sample.GetType(), copy.GetType());
        Assert.True(sample.Bytes(new RowRange(0, sample.Rows)).SequenceEqual(copy.Bytes(new RowRange(0, sample.Rows))));
    }

    [Fact]
    public void A_long_column_is_filled_in_pieces_that_each_find_their_rows()
    {
        Column column = Column.Filled("a", ElementType.UInt32, RowPieces.MostRows + 3, static (rows, bytes) => bytes.Fill((byte)(rows.Start == 0 ? 1 : 2)));

        uint[] values = column.Values<uint>();
        Assert.Equal(0x01010101u, values[RowPieces.MostRows - 1]);
        Assert.Equal(0x02020202u, values[RowPieces.MostRows]);
        Assert.Equal(0x02020202u, values[^1]);
    }

    [Theory]
    [InlineData(ElementType.Invalid)]
    [InlineData(ElementType.UInt8)]
    public void A_type_that_no_column_holds_makes_none(ElementType type) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Column.Filled("a", type, 1, static (_, _) => { }));
}
