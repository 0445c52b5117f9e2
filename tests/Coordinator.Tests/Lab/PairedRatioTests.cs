using ParallelMotion.Coordinator.Lab;

namespace ParallelMotion.Coordinator.Tests.Lab;

public sealed class PairedRatioTests
{
    [Theory]
    [InlineData(5, 0, 0.9375)]
    [InlineData(6, 0, 0.96875)]
    [InlineData(9, 1, 0.9609375)]
    [InlineData(15, 3, 0.96484375)]
    public void The_interval_leaves_out_as_many_rounds_as_the_sign_test_allows(int rounds, int outside, double coverage)
    {
        double[] samples = [.. Enumerable.Range(1, rounds).Select(static round => (double)round).Reverse()];
        PairedRatio ratio = PairedRatio.Of(samples, [.. samples.Select(static _ => 1.0)]);

        Assert.Equal((1 + outside, rounds - outside), (ratio.Low, ratio.High));
        Assert.Equal(coverage, ratio.Coverage, 12);
        Assert.Equal((rounds + 1) / 2.0, ratio.Median);
    }

    [Fact]
    public void Rounds_are_compared_each_with_itself_so_a_slow_one_falls_on_both()
    {
        PairedRatio ratio = PairedRatio.Of([1, 2, 30, 4, 5], [1, 2, 30, 4, 5]);

        Assert.Equal((1, 1, 1), (ratio.Median, ratio.Low, ratio.High));
    }

    [Theory]
    [InlineData("1.00 1.02 0.99 1.01 0.98", (int)Judgement.Equal)]
    [InlineData("1.02 1.03 1.04 1.05 1.06", (int)Judgement.Equal)]
    [InlineData("1.05 1.30 1.40 1.20 1.30", (int)Judgement.Longer)]
    [InlineData("0.50 0.60 0.95 0.70 0.80", (int)Judgement.Shorter)]
    [InlineData("0.98 1.30 1.40 1.20 1.30", (int)Judgement.Open)]
    [InlineData("9.00 9.00 9.00 9.00", (int)Judgement.TooFew)]
    public void What_is_said_depends_on_where_the_whole_interval_lies(string ratios, int expected)
    {
        double[] samples = [.. ratios.Split(' ').Select(double.Parse)];

        Assert.Equal((Judgement)expected, PairedRatio.Of(samples, [.. samples.Select(static _ => 1.0)]).Judgement);
    }

    [Fact]
    public void Times_of_different_rounds_are_no_pairs() => Assert.Throws<ArgumentException>(static () => PairedRatio.Of([1, 2], [1]));
}
