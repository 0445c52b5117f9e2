using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Reductions;

namespace ParallelMotion.Shared.Tests.Reductions;

public sealed class ExactSumTests
{
    [Fact]
    public void Whole_numbers_are_summed_beyond_32_bits_in_any_partition()
    {
        Random random = new(2);
        int[] rows = [.. Enumerable.Range(0, 1001).Select(_ => random.Next(int.MinValue, -int.MaxValue / 2))];
        long expected = rows.Select(row => (long)row).Sum();
        ExactSum parts = ExactSum.Of(rows.AsSpan(0, 5), 0).Append(ExactSum.Of(rows.AsSpan(5, 0), 5)).Append(ExactSum.Of(rows.AsSpan(5), 5));

        Assert.Equal(new ExactSum(new RowRange(0, 1001), expected), ExactSum.Of(rows, 0));
        Assert.Equal(new ExactSum(new RowRange(0, 1001), expected), parts);
    }

    [Fact]
    public void Numbers_without_a_sign_stay_so() =>
        Assert.Equal(2L * uint.MaxValue, ExactSum.Of([uint.MaxValue, uint.MaxValue], 7).Total);

    [Fact]
    public void The_largest_table_of_the_largest_numbers_fits() =>
        Assert.True((Int128)Limits.MaxRows * uint.MaxValue <= long.MaxValue && (Int128)Limits.MaxRows * int.MinValue >= long.MinValue);

    [Fact]
    public void Only_the_next_range_is_appended()
    {
        ExactSum first = ExactSum.Of([1, 2, 3], 0);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => first.Append(ExactSum.Of([4], 4)));

        Assert.Contains("firstRow=4, expected=3", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => first.Append(first));
    }
}
