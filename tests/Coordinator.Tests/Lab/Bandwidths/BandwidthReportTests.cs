using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Bandwidths;

namespace ParallelMotion.Coordinator.Tests.Lab.Bandwidths;

public sealed class BandwidthReportTests
{
    private static readonly BandwidthSize[] Sizes =
    [
        MadeBandwidth.Size(1_000_000, [1000, 2000, 1500], [90, 180, 150]),
        MadeBandwidth.Size(100_000_000, [30, 45, 44], [35, 50, 49]),
    ];

    private readonly ExerciseResult _result = BandwidthReport.Of(new BandwidthExercise(), Sizes, leftOut: [], MadeLab.TwoCpus with { LastLevelCacheBytes = 32 << 20 });

    [Fact]
    public void Every_cell_has_its_part_of_the_ceiling_and_lines_that_caches_served_are_marked()
    {
        Assert.Equal("1,000,000 7.63 MiB 2,000 % 2,000 % 4,000 % 3,000 % caches", Printed.Row(_result.Tables[2], 0));
        Assert.Equal("100,000,000 763 MiB 60.0 % 60.0 % 90.0 % 88.0 % memory", Printed.Row(_result.Tables[2], 1));
    }

    [Fact]
    public void Rates_and_speed_ups_stand_beside_it_with_oversubscribed_columns_marked()
    {
        Assert.Equal([">rows", ">ticks", ">serial", ">1", ">2", ">4*", ">spread"], _result.Tables[0].Columns, StringComparer.Ordinal);
        Assert.Equal("100,000,000 10 30.0 30.0 45.0 44.0 15.0 %", Printed.Row(_result.Tables[0], 1));
        Assert.Equal("100,000,000 10 35.0 35.0 50.0 49.0 15.0 %", Printed.Row(_result.Tables[1], 1));
        Assert.Equal("100,000,000 1.00x 1.00x 1.50x 1.47x", Printed.Row(_result.Tables[3], 1));
    }

    [Theory]
    [InlineData(32L << 20, "holds all columns of up to 1,000,000 rows")]
    [InlineData(1L << 20, "holds none of these tables whole")]
    [InlineData(null, "doesn't say how large its last-level cache is")]
    public void What_the_last_level_cache_holds_is_told(long? cache, string part) => Assert.Contains(
        BandwidthReport.Of(new BandwidthExercise(), Sizes, leftOut: [], MadeLab.TwoCpus with { LastLevelCacheBytes = cache }).Hints, hint => hint.Contains(part, StringComparison.Ordinal));

    [Fact]
    public void What_was_left_out_is_named()
    {
        Assert.DoesNotContain(_result.Hints, static hint => hint.StartsWith("Left out", StringComparison.Ordinal));
        Assert.Contains(
            BandwidthReport.Of(new BandwidthExercise(), Sizes, leftOut: [1_000_000_000], MadeLab.TwoCpus).Hints, static hint => hint.StartsWith("Left out for want of memory: 1,000,000,000 rows.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_triad_is_called_a_variant_and_what_differs_is_said() =>
        Assert.Contains(_result.Hints, static hint => hint.StartsWith("The triad (a = b + 3 * c) is a variant of that of STREAM (J. D. McCalpin): float32", StringComparison.Ordinal));

    [Fact]
    public void Tables_and_how_to_read_them_fit_a_terminal() => Printed.AssertFits(_result);
}
