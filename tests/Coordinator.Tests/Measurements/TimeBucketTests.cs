using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Tests.Measurements;

public sealed class TimeBucketTests
{
    [Fact]
    public void Every_timing_lies_in_the_class_that_counts_it()
    {
        const int Seed = 11;
        Random random = new(Seed);
        double[] times = [.. Enumerable.Range(0, 1000).Select(_ => Math.Pow(10, (random.NextDouble() * 8) - 8))];

        IReadOnlyList<TimeBucket> buckets = SampleStatistics.Of(times).Buckets;

        Assert.Equal(times.Length, buckets.Sum(static each => each.Count));
        Assert.All(buckets, each => Assert.Equal(each.Count, times.Count(time => time >= each.FromSeconds * (1 - 1e-9) && time < each.ToSeconds * (1 - 1e-9))));
        Assert.All(buckets.Zip(buckets.Skip(1)), static pair => Assert.True(pair.First.ToSeconds <= pair.Second.FromSeconds * (1 + 1e-9)));
    }

    [Fact]
    public void However_far_timings_lie_apart_there_are_few_classes()
    {
        double[] times = [.. Enumerable.Range(-320, 600).Select(static power => Math.Pow(10, power)).Where(static time => time > 0), 0];

        IReadOnlyList<TimeBucket> buckets = SampleStatistics.Of(times).Buckets;

        Assert.InRange(buckets.Count, 2, 120);
        Assert.Equal(times.Length, buckets.Sum(static each => each.Count));
    }

    [Fact]
    public void A_border_begins_the_next_class() => Assert.Equal(1e-5, Assert.Single(SampleStatistics.Of([1e-5]).Buckets).FromSeconds, 1e-12);
}
