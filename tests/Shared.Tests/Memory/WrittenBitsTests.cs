using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

public sealed class WrittenBitsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(32, 1)]
    [InlineData(33, 2)]
    [InlineData(Limits.MaxRows, Limits.MaxRows / 32)]
    public void There_is_a_bit_for_each_row_and_a_region_can_hold_them(int rows, int words)
    {
        RegionSpec spec = WrittenBits.Spec(column: 3, worker: 7, rows);

        Assert.Equal(words, WrittenBits.WordsFor(rows));
        Assert.Equal(("audit-3-7", ElementType.UInt32, words), (spec.Name, spec.ElementType, spec.Rows));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Words_for_another_number_of_rows_are_refused(int words) =>
        Assert.Contains("expected=1", Assert.Throws<ArgumentException>(() => new WrittenBits(new ScratchColumn(ElementType.UInt32, words), 32)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_mask_of_a_range_has_its_rows_and_no_others()
    {
        for (int start = 0; start <= 97; start++)
        {
            for (int end = start; end <= 97; end++)
            {
                for (int row = 0; row < 128; row++)
                {
                    bool isIn = (WrittenBits.MaskOf(row / 32, new RowRange(start, end)) >> (row % 32) & 1) != 0;
                    Assert.True(isIn == (row >= start && row < end), $"start={start}, end={end}, row={row}");
                }
            }
        }
    }

    [Fact]
    public void The_last_rows_of_the_largest_table_have_a_mask() =>
        Assert.Equal(0xC000_0000, WrittenBits.MaskOf((Limits.MaxRows / 32) - 1, new RowRange(Limits.MaxRows - 2, Limits.MaxRows)));

    [Fact]
    public void Rows_are_counted()
    {
        WrittenBits bits = new(new ScratchColumn(ElementType.UInt32, 2), 40);
        (bits.Words[0], bits.Words[1]) = (0x8000_0001, 0x80);

        Assert.Equal(3, bits.Count);
    }
}
