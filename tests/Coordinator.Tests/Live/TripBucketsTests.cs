using ParallelMotion.Coordinator.Live;
using ParallelMotion.Coordinator.Live.Counting;

namespace ParallelMotion.Coordinator.Tests.Live;

public sealed class TripBucketsTests
{
    private const int Seed = 20261126;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(600)]
    [InlineData(1_000_000)]
    [InlineData(long.MaxValue)]
    public void A_duration_lies_in_its_bucket(long nanoseconds) => LiesInItsBucket(nanoseconds);

    [Fact]
    public void So_does_any_other()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        Random random = new(Seed);
        for (int each = 0; each < 1000; each++)
        {
            LiesInItsBucket(random.NextInt64(1, 1L << random.Next(1, 62)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void What_clocks_of_two_processes_make_of_nothing_counts_as_the_shortest(long nanoseconds)
    {
        TripBuckets buckets = new();
        buckets.Count(nanoseconds);

        Assert.Equal(1e-9, Assert.Single(buckets.Look()).FromSeconds, tolerance: 1e-15);
    }

    [Fact]
    public void Buckets_touch_and_each_holds_what_fell_into_it()
    {
        TripBuckets buckets = new();
        for (int nanoseconds = 1; nanoseconds <= 4096; nanoseconds++)
        {
            buckets.Count(nanoseconds);
        }

        IReadOnlyList<LiveBucket> filled = buckets.Look();
        Assert.Equal(4096, filled.Sum(static bucket => bucket.Count));
        Assert.All(filled.Where(static bucket => bucket.FromSeconds >= 4e-9).Zip(filled.Where(static bucket => bucket.FromSeconds >= 4e-9).Skip(1)), static pair => Assert.Equal(pair.First.ToSeconds, pair.Second.FromSeconds, tolerance: 1e-15));
        Assert.All(filled.Where(static bucket => bucket.FromSeconds >= 4e-9).SkipLast(1), static bucket => Assert.Equal((bucket.ToSeconds - bucket.FromSeconds) * 1e9, bucket.Count, tolerance: 1e-6));
    }

    private static void LiesInItsBucket(long nanoseconds)
    {
        TripBuckets buckets = new();
        buckets.Count(nanoseconds);

        LiveBucket bucket = Assert.Single(buckets.Look());
        Assert.InRange(nanoseconds * 1e-9, bucket.FromSeconds * (1 - 1e-12), bucket.ToSeconds);
        Assert.InRange(bucket.ToSeconds / bucket.FromSeconds, 1.1, 1.26);
    }
}
