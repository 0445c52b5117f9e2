using System.Collections.Immutable;
using ParallelMotion.Coordinator.Lab.Cores;

namespace ParallelMotion.Coordinator.Tests.Lab.Cores;

public sealed class PairedRatioTests
{
    [Fact]
    public void What_slows_a_whole_round_down_cancels_out()
    {
        WorkerCurve curve = MadeCores.Curve(WorkKind.MemoryBound, 2, 0.3, 0.2);

        PairedRatio ratio = PairedRatio.Of(curve.Of(1), curve.Of(2));

        Assert.Equal((1.5, 1.5, 1.5), (Math.Round(ratio.Median, 9), Math.Round(ratio.Low, 9), Math.Round(ratio.High, 9)));
    }

    // Ranks of the sign test's 95 % interval, as tables have them: 6 samples 1st to 6th, 9: 2nd to 8th, 20: 6th to 15th, 61: 23rd to 39th.
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 1, 3)]
    [InlineData(6, 1, 6)]
    [InlineData(9, 2, 8)]
    [InlineData(20, 6, 15)]
    [InlineData(61, 23, 39)]
    public void The_interval_leaves_as_many_out_as_a_fair_coin_would(int count, int low, int high)
    {
        ImmutableArray<double> ranks = [.. Enumerable.Range(1, count).Select(static rank => (double)rank)];
        WorkerCurve curve = MadeCores.Curve(WorkKind.MemoryBound, 2, ranks, [.. ranks.Select(static _ => 1.0)]);

        PairedRatio ratio = PairedRatio.Of(curve.Of(1), curve.Of(2));

        Assert.Equal((low, high), (ratio.Low, ratio.High));
    }

    [Fact]
    public void Of_very_many_samples_the_interval_is_narrow_and_holds_the_median()
    {
        ImmutableArray<double> ranks = [.. Enumerable.Range(1, 4001).Select(static rank => (double)rank)];
        WorkerCurve curve = MadeCores.Curve(WorkKind.MemoryBound, 2, ranks, [.. ranks.Select(static _ => 1.0)]);

        PairedRatio ratio = PairedRatio.Of(curve.Of(1), curve.Of(2));

        // 1.96 standard deviations of half the root of 4001 ranks.
        Assert.InRange(ratio.Low, 2001 - 65, 2001 - 60);
        Assert.InRange(ratio.High, 2001 + 60, 2001 + 65);
    }

    [Theory]
    [InlineData(1.2, 1.01, true)]
    [InlineData(1.2, 0.99, false)]
    [InlineData(1.04, 1.01, false)]
    public void Longer_takes_more_than_chance_and_more_than_anybody_would_overlook(double median, double low, bool expected) =>
        Assert.Equal(expected, new PairedRatio(median, low, 2).IsAbove(1.05));
}
