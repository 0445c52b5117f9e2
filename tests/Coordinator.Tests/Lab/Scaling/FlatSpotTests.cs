using ParallelMotion.Coordinator.Lab.Scaling;

namespace ParallelMotion.Coordinator.Tests.Lab.Scaling;

public sealed class FlatSpotTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(8, 8)]
    [InlineData(16, null)]
    [InlineData(1000, null)]
    public void It_lies_where_more_workers_gain_nothing_more(int flatAt, int? expected)
    {
        FlatSpot spot = FlatSpot.Of(MadeScaling.Curve(MadeScaling.FlatAt(flatAt)));

        Assert.Equal(expected, spot.Workers);
        Assert.False(spot.GoesUp);
    }

    [Fact]
    public void Time_that_goes_up_again_is_told_with_the_slowest()
    {
        FlatSpot spot = FlatSpot.Of(MadeScaling.Curve(static workers => workers <= 4 ? 1.0 / workers : workers / 16.0));

        Assert.Equal((4, 16, 4.0), (spot.Workers, spot.Slowest, spot.Rise));
        Assert.True(spot.GoesUp);
    }

    [Theory]
    [InlineData(1.09, 8)]
    [InlineData(1.11, null)]
    public void A_gain_below_a_tenth_is_none(double gain, int? expected) =>
        Assert.Equal(expected, FlatSpot.Of(MadeScaling.Curve(workers => workers == 16 ? 1 / (8 * gain) : 1.0 / workers)).Workers);

    [Fact]
    public void A_stretch_without_gain_before_one_with_it_is_not_the_flat_spot() =>
        Assert.Equal(8, FlatSpot.Of(MadeScaling.Curve(static workers => workers switch { 1 => 1, 2 or 4 => 0.5, _ => 0.2 })).Workers);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Noise_of_a_few_percent_moves_it_in_no_trial_in_a_hundred(int flatAt)
    {
        const int Seed = 20261107;
        Random random = new(Seed);
        int right = Enumerable.Range(0, 100).Count(_ => FlatSpot.Of(MadeScaling.Curve(MadeScaling.FlatAt(flatAt), noise: () => 1 + (0.03 * MadeScaling.Normal(random)))).Workers == flatAt);

        Assert.True(right == 100, $"seed {Seed}: {right} of 100");
    }

    [Fact]
    public void A_minute_that_is_slow_for_all_alike_changes_nothing()
    {
        // Half of the rounds take three times as long: medians of each number of workers by itself may fall into either half.
        double[] minutes = [1, 3, 1, 3, 3, 1];
        ScalingCurve curve = new("made", [.. MadeScaling.Counts.Select((count, index) =>
            new ScalingPoint(count, [.. minutes.Select(minute => MadeScaling.FlatAt(4)(count) * minute * (1 + (index * 1e-4)))]))]);

        Assert.Equal(4, FlatSpot.Of(curve).Workers);
    }
}
