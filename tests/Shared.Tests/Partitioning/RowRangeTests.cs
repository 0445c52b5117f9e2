using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Partitioning;

public sealed class RowRangeTests
{
    private const int Border = 6;

    [Fact]
    public void Overlap_is_a_row_in_both_for_all_small_ranges_even_inverted_ones()
    {
        RowRange[] all = [.. Enumerable.Range(0, Border * Border).Select(number => new RowRange(number / Border, number % Border))];
        foreach (RowRange first in all)
        {
            Assert.Equal(!Rows(first).Any(), first.IsEmpty);
            foreach (RowRange second in all)
            {
                bool expected = Rows(first).Intersect(Rows(second)).Any();
                Assert.True(expected == first.Overlaps(second), $"{first} and {second}: expected={expected}");
            }
        }
    }

    [Fact]
    public void The_largest_ranges_are_measured_without_overflow()
    {
        RowRange whole = new(0, int.MaxValue);

        Assert.Equal(int.MaxValue, whole.Length);
        Assert.True(whole.Overlaps(new RowRange(int.MaxValue - 1, int.MaxValue)));
        Assert.Equal("[0, 2147483647)", whole.ToString());
    }

    private static IEnumerable<int> Rows(RowRange range) => Enumerable.Range(0, Border).Where(row => row >= range.Start && row < range.End);
}
