using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Tests.Measurements;

public sealed class SampleStatisticsTests
{
    /// <summary>Durations as a clock gives them: whole nanoseconds below a quarter of an hour, with repeats.</summary>
    private static readonly Arbitrary<double[]> Samples = Gen.Choose(0, int.MaxValue)
        .Or(Gen.Choose(0, 3))
        .Select(nanoseconds => nanoseconds / 1e9 * 400)
        .NonEmptyListOf()
        .Select(list => list.ToArray())
        .ToArbitrary();

    [Fact]
    public void Five_samples_give_the_values_computed_by_hand()
    {
        SampleStatistics statistics = SampleStatistics.Of([0.5, 0.1, 0.4, 0.2, 0.3]);

        Assert.Equal(5, statistics.Count);
        Assert.Equal(0.3, statistics.Median);
        Assert.Equal(0.1, statistics.Minimum);
        Assert.Equal(0.5, statistics.Maximum);
        Assert.Equal(0.3, statistics.Mean, 15);
        Assert.Equal(0.4 / 0.3, statistics.Spread, 15);
        Assert.Equal(0.3, statistics.P50);
        Assert.Equal(0.5, statistics.P90);
    }

    [Fact]
    public void An_even_count_has_its_median_between_two_samples_and_its_P50_on_one()
    {
        SampleStatistics statistics = SampleStatistics.Of([4, 1, 3, 2]);

        Assert.Equal(2.5, statistics.Median);
        Assert.Equal(2, statistics.P50);
    }

    [Fact]
    public void Percentiles_of_a_thousand_samples_are_their_ranks()
    {
        SampleStatistics statistics = SampleStatistics.Of([.. Enumerable.Range(1, 1000).Select(rank => (double)rank)]);

        Assert.Equal(500, statistics.P50);
        Assert.Equal(900, statistics.P90);
        Assert.Equal(990, statistics.P99);
        Assert.Equal(999, statistics.P999);
        Assert.Equal(1000, statistics.Percentile(1000));
        Assert.Equal(1, statistics.Percentile(1));
    }

    [Fact]
    public void The_seventh_percentile_of_a_hundred_samples_is_the_seventh()
    {
        SampleStatistics statistics = SampleStatistics.Of([.. Enumerable.Range(1, 100).Select(rank => (double)rank)]);

        Assert.Equal(7, statistics.Percentile(70));
    }

    [Fact]
    public void One_sample_is_every_statistic_and_has_no_spread()
    {
        SampleStatistics statistics = SampleStatistics.Of([0.25]);

        Assert.Equal(
            [0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0],
            [statistics.Median, statistics.Mean, statistics.P50, statistics.P99, statistics.P999, statistics.Maximum, statistics.Spread]);
    }

    [Fact]
    public void Samples_below_the_clock_have_no_spread_unless_one_stands_out()
    {
        Assert.Equal(0, SampleStatistics.Of([0, 0, 0]).Spread);
        Assert.Equal(double.PositiveInfinity, SampleStatistics.Of([0, 0, 1]).Spread);
    }

    [Fact]
    public void No_samples_are_refused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => SampleStatistics.Of([]));

        Assert.Contains("there are none", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1e-9)]
    public void What_is_no_duration_is_refused_with_its_place(double seconds)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => SampleStatistics.Of([1, seconds]));

        Assert.Contains("index=1", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void A_share_outside_the_samples_is_refused(int perMille) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleStatistics.Of([1]).Percentile(perMille));

    [Fact]
    public void The_order_of_the_samples_changes_nothing() =>
        Prop.ForAll(
            Samples,
            Arb.From(Gen.Choose(0, int.MaxValue)),
            (samples, seed) =>
            {
                double[] shuffled = [.. samples];
                new System.Random(seed).Shuffle(shuffled);
                return Values(SampleStatistics.Of(samples)).SequenceEqual(Values(SampleStatistics.Of(shuffled)));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_samples_given_are_left_in_their_order()
    {
        double[] samples = [3, 1, 2];

        _ = SampleStatistics.Of(samples);

        Assert.Equal([3, 1, 2], samples);
    }

    [Fact]
    public void Every_statistic_lies_between_minimum_and_maximum() =>
        Prop.ForAll(
            Samples,
            samples =>
            {
                SampleStatistics statistics = SampleStatistics.Of(samples);
                return statistics.Minimum.Equals(samples.Min()) && statistics.Maximum.Equals(samples.Max())
                    && Values(statistics).All(value => value >= samples.Min() && value <= samples.Max());
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Percentiles_are_samples_and_never_fall_as_the_share_grows() =>
        Prop.ForAll(
            Samples,
            samples =>
            {
                SampleStatistics statistics = SampleStatistics.Of(samples);
                double[] percentiles = [.. Enumerable.Range(1, 1000).Select(statistics.Percentile)];
                return percentiles.All(samples.Contains) && percentiles.SequenceEqual(percentiles.Order());
            }).QuickCheckThrowOnFailure();

    private static double[] Values(SampleStatistics statistics) =>
        [statistics.Median, statistics.Mean, statistics.P50, statistics.P90, statistics.P99, statistics.P999];
}
