using ParallelMotion.Coordinator.Comparing;

namespace ParallelMotion.Coordinator.Tests.Comparing;

public sealed class RankTestTests
{
    // Every way in which four of eight ranks can be A's, and how many of them are as extreme: by counting, not by a formula.
    [Fact]
    public void It_is_exact_for_every_order_of_four_and_four()
    {
        int[][] orders = [.. Enumerable.Range(0, 256).Where(static bits => int.PopCount(bits) == 4).Select(static bits => Enumerable.Range(0, 8).Where(i => (bits >> i & 1) == 1).ToArray())];
        Assert.Equal(70, orders.Length);
        foreach (int[] order in orders)
        {
            double[] a = [.. order.Select(static rank => 1.0 + rank)];
            double[] b = [.. Enumerable.Range(0, 8).Except(order).Select(static rank => 1.0 + rank)];
            int moreAbove = orders.Count(each => each.Sum() <= order.Sum());
            int moreBelow = orders.Count(each => each.Sum() >= order.Sum());

            Assert.Equal(moreAbove / 70.0, RankTest.SlowerBy(a, b, 1), 1e-12);
            Assert.Equal(Math.Min(1, 2 * Math.Min(moreAbove, moreBelow) / 70.0), RankTest.TwoSided(a, b), 1e-12);
        }
    }

    [Theory]
    [InlineData(3, 3, 1.0 / 20)]
    [InlineData(4, 4, 1.0 / 70)]
    [InlineData(5, 5, 1.0 / 252)]
    [InlineData(1, 9, 1.0 / 10)]
    public void No_order_is_less_likely_than_the_most_extreme_one(int a, int b, double least)
    {
        Assert.Equal(least, RankTest.Least(a, b), 1e-12);
        Assert.Equal(least, RankTest.SlowerBy([.. Enumerable.Range(1, a).Select(static i => i * 1e-9)], [.. Enumerable.Range(100, b).Select(static i => i * 1e-9)], 1), 1e-12);
    }

    [Fact]
    public void A_slow_down_counts_from_where_it_is_asked_for()
    {
        double[] a = [1.00, 1.01, 1.02, 1.03, 1.04];
        double[] b = [.. a.Select(static each => each * 1.2)];

        Assert.Equal(1.0 / 252, RankTest.SlowerBy(a, b, 1.1), 1e-12);
        Assert.True(RankTest.SlowerBy(a, b, 1.2) > 0.4);
        Assert.Equal(1, RankTest.SlowerBy(a, b, 1.3), 1e-12);
    }

    [Fact]
    public void Equal_samples_differ_in_nothing() => Assert.Equal(1, RankTest.TwoSided([1, 1, 1, 1, 1], [1, 1, 1, 1, 1]));

    [Fact]
    public void Many_samples_are_told_apart_too()
    {
        double[] a = [.. Enumerable.Range(0, 1000).Select(static i => 1 + (i * 0.001))];

        Assert.True(RankTest.TwoSided(a, [.. a.Select(static each => each + 0.1)]) < 0.001);
        Assert.True(RankTest.TwoSided(a, [.. a.Select(static each => each + 0.001)]) > 0.5);
    }
}
