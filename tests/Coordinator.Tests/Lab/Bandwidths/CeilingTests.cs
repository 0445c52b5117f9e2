using ParallelMotion.Coordinator.Lab.Bandwidths;

namespace ParallelMotion.Coordinator.Tests.Lab.Bandwidths;

public sealed class CeilingTests
{
    private static readonly BandwidthSize[] Sizes =
    [
        MadeBandwidth.Size(1_000_000, [100, 200, 150], [90, 180, 150]),
        MadeBandwidth.Size(10_000_000, [35, 50, 48], [40, 60, 55]),
        MadeBandwidth.Size(100_000_000, [30, 45, 44], [35, 50, 49]),
    ];

    // A column of 10,000,000 rows has 40 MB: four times 10 MB, not four times 11.
    [Theory]
    [InlineData(10_000_000L, 60, CeilingTrust.Memory)]
    [InlineData(11_000_000L, 50, CeilingTrust.Memory)]
    [InlineData(200_000_000L, 50, CeilingTrust.Cached)]
    [InlineData(null, 50, CeilingTrust.Unknown)]
    public void It_is_the_fastest_triad_of_tables_that_caches_do_not_hold(long? cache, double gigabytes, object trust)
    {
        Ceiling ceiling = Ceiling.Of(Sizes, cache);

        Assert.Equal(gigabytes * 1e9, ceiling.BytesPerSecond, 1e3);
        Assert.Equal((CeilingTrust)trust, ceiling.Trust);
        Assert.Equal(2, ceiling.Run.Plan.Workers);
    }

    [Theory]
    [InlineData(54.9, false)]
    [InlineData(55.1, true)]
    public void Caches_served_who_got_a_tenth_more_than_there_is(double gigabytes, bool isExceeded) =>
        Assert.Equal(isExceeded, Ceiling.Of(Sizes, null).IsExceededBy(MadeBandwidth.Size(1000, [10, gigabytes, 20], [1, 1, 1])));

    [Fact]
    public void A_row_of_the_triad_counts_sixteen_bytes_and_one_of_motion_twelve()
    {
        Assert.Equal(16.0 * 10 * 1_000_000, Sizes[0].Triad[0].Plan.BytesMoved);
        Assert.Equal(12.0 * 10 * 1_000_000, Sizes[0].Motion[0].Plan.BytesMoved);
    }

    [Fact]
    public void Motion_keeps_its_journal_and_the_triad_none()
    {
        Assert.All(Sizes[0].Motion.Skip(1), static run => Assert.True(run.Plan.IsJournaled));
        Assert.All(Sizes[0].Triad, static run => Assert.False(run.Plan.IsJournaled));
    }
}
