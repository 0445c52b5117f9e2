using ParallelMotion.Coordinator.Lab;

namespace ParallelMotion.Coordinator.Tests.Lab;

public sealed class PairedRatioTests
{
    // As tables of the sign test have it: of 20 rounds the 6th to the 15th, of 61 the 23rd to the 39th.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(6, 0)]
    [InlineData(8, 0)]
    [InlineData(9, 1)]
    [InlineData(15, 3)]
    [InlineData(20, 5)]
    [InlineData(61, 22)]
    public void The_interval_leaves_out_as_many_rounds_as_the_sign_test_allows(int rounds, int outside)
    {
        double[] samples = [.. Enumerable.Range(1, rounds).Select(static round => (double)round).Reverse()];
        PairedRatio ratio = PairedRatio.Of(samples, [.. samples.Select(static _ => 1.0)]);

        Assert.Equal((1 + outside, rounds - outside), (ratio.Low, ratio.High));
        Assert.Equal((rounds + 1) / 2.0, ratio.Median);
    }

    [Fact]
    public void Rounds_are_compared_each_with_itself_so_a_slow_one_falls_on_both()
    {
        PairedRatio ratio = PairedRatio.Of([1.5, 3, 45, 6, 7.5], [1, 2, 30, 4, 5]);

        Assert.Equal((1.5, 1.5, 1.5), (ratio.Median, ratio.Low, ratio.High));
    }

    [Theory]
    [InlineData("1.00 1.02 0.99 1.01 0.98 1.00", (int)Judgement.Equal)]
    [InlineData("1.02 1.03 1.04 1.05 1.06 1.04", (int)Judgement.Equal)]
    [InlineData("1.05 1.30 1.40 1.20 1.30 1.25", (int)Judgement.Longer)]
    [InlineData("0.50 0.60 0.95 0.70 0.80 0.75", (int)Judgement.Shorter)]
    [InlineData("0.98 1.30 1.40 1.20 1.30 1.25", (int)Judgement.Open)]
    [InlineData("9.00 9.00 9.00 9.00 9.00", (int)Judgement.TooFew)]
    public void What_is_said_depends_on_where_the_whole_interval_lies(string ratios, int expected)
    {
        double[] samples = [.. ratios.Split(' ').Select(double.Parse)];

        Assert.Equal((Judgement)expected, PairedRatio.Of(samples, [.. samples.Select(static _ => 1.0)]).Judgement);
    }

    [Fact]
    public void Of_very_many_rounds_the_interval_is_narrow_and_holds_the_median()
    {
        double[] samples = [.. Enumerable.Range(1, 4001).Select(static round => (double)round)];
        PairedRatio ratio = PairedRatio.Of(samples, [.. samples.Select(static _ => 1.0)]);

        // 1.96 standard deviations of half the root of 4001 ranks.
        Assert.InRange(ratio.Low, 2001 - 65, 2001 - 60);
        Assert.InRange(ratio.High, 2001 + 60, 2001 + 65);
    }

    [Theory]
    [InlineData(1.2, 1.01, 6, true)]
    [InlineData(1.2, 1.01, 5, false)]
    [InlineData(1.2, 0.99, 6, false)]
    [InlineData(1.04, 1.01, 6, false)]
    public void Longer_takes_more_than_chance_and_more_than_anybody_would_overlook(double median, double low, int rounds, bool expected) =>
        Assert.Equal(expected, new PairedRatio(median, low, High: 2, rounds).IsAbove(1.05));

    [Fact]
    public void Times_of_different_rounds_are_no_pairs() => Assert.Throws<ArgumentException>(static () => PairedRatio.Of([1, 2], [1]));
}
