using ParallelMotion.Coordinator.Comparing;

namespace ParallelMotion.Coordinator.Tests.Comparing;

public sealed class IntervalTests
{
    [Theory]
    [InlineData(2, 0.5, 1, 2)]
    [InlineData(3, 0.75, 1, 3)]
    [InlineData(5, 0.9375, 1, 5)]
    [InlineData(6, 0.96875, 1, 6)]
    [InlineData(9, 0.9609375, 2, 8)]
    public void A_median_lies_between_two_samples_with_the_confidence_of_a_fair_coin(int count, double confidence, double low, double high)
    {
        Interval interval = MedianInterval.Of([.. Enumerable.Range(1, count).Select(static i => (double)i)], 0.95)!;

        Assert.Equal(confidence, interval.Confidence, 1e-12);
        Assert.Equal((low, high), (interval.Low, interval.High));
    }

    [Fact]
    public void One_sample_has_no_interval()
    {
        Assert.Null(MedianInterval.Of([1], 0.95));
        Assert.Null(new Quotients([1, 2, 3], [1, 2, 3]).Around(0.95));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Intervals_hold_what_they_are_about_as_often_as_they_say(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Random random = new(seed);
        const int draws = 4000;
        const double median = 0.1;
        (int medians, int ratios) = (0, 0);
        double truth = MedianOfNoise(new Random(99), median);
        for (int i = 0; i < draws; i++)
        {
            double[] a = MadeDocument.Noisy(random, 9, median);
            double[] b = MadeDocument.Noisy(random, 7, median * 2);
            medians += Holds(MedianInterval.Of(a, 0.95)!, truth) ? 1 : 0;
            ratios += Holds(new Quotients(a, b).Around(0.95)!, 2) ? 1 : 0;
        }

        // Three standard deviations of chance below the level.
        Assert.True(medians >= draws * 0.94, $"medians: {medians} of {draws}");
        Assert.True(ratios >= draws * 0.94, $"ratios: {ratios} of {draws}");
        Assert.True(medians < draws && ratios < draws, "An interval that always holds says nothing.");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Quotients_are_those_of_each_with_each(int seed)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Random random = new(seed);
        for (int i = 0; i < 200; i++)
        {
            double[] a = MadeDocument.Noisy(random, random.Next(1, 9));
            double[] b = MadeDocument.Noisy(random, random.Next(1, 9));
            double[] all = [.. a.SelectMany(x => b.Select(y => y / x)).Order()];
            double expected = Math.Sqrt(all[(all.Length - 1) / 2] * all[all.Length / 2]);

            Assert.Equal(expected, new Quotients(a, b).Median, expected * 1e-12);
            Assert.Equal(1 / expected, new Quotients(b, a).Median, 1e-12 / expected);
            if (new Quotients(a, b).Around(0.95) is { } interval)
            {
                Assert.Contains(all, each => each.Equals(interval.Low));
                Assert.Contains(all, each => each.Equals(interval.High));
            }
        }
    }

    [Fact]
    public void The_interval_of_four_and_four_is_all_there_is() =>
        Assert.Equal(new Interval(5.0 / 4, 8, 1 - (2.0 / 70)), new Quotients([1, 2, 3, 4], [5, 6, 7, 8]).Around(0.95)! with { Confidence = 1 - (2.0 / 70) });

    private static bool Holds(Interval interval, double value) => interval.Low <= value && value <= interval.High;

    private static double MedianOfNoise(Random random, double median) => MadeDocument.Noisy(random, 200_001, median).Order().ElementAt(100_000);
}
