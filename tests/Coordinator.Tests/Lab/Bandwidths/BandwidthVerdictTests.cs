using ParallelMotion.Coordinator.Lab.Bandwidths;

namespace ParallelMotion.Coordinator.Tests.Lab.Bandwidths;

public sealed class BandwidthVerdictTests
{
    private static readonly BandwidthSize Small = MadeBandwidth.Size(1_000_000, [100, 200, 150], [90, 180, 150]);
    private static readonly BandwidthSize Large = MadeBandwidth.Size(100_000_000, [30, 45, 44], [35, 50, 49]);

    [Fact]
    public void The_ceiling_who_reaches_it_and_where_caches_serve_are_named() => Assert.Equal(
        "bandwidth: memory gives 50.0 GB/s to a triad (2 workers on 100,000,000 rows); motion gets 90.0 % of it with 2 workers (60.0 % with 1 worker), and more workers no more; "
        + "tables of up to 1,000,000 rows (7.63 MiB) run in caches, up to 4.00x the ceiling, and say nothing about memory.",
        Verdict([Small, Large], cache: 32 << 20));

    [Theory]
    [InlineData(new[] { 44.0, 45, 44 }, "motion gets 88.0 % of it with 1 worker, and more workers no more;")]
    [InlineData(new[] { 12.0, 24, 48 }, "motion gets 96.0 % of it with 4 workers (24.0 % with 1 worker), and might get more with more;")]
    [InlineData(new[] { 40.0 }, "motion gets 80.0 % of it with 1 worker;")]
    public void Fewest_workers_that_get_about_all_are_named(double[] motion, string part)
    {
        BandwidthSize size = MadeBandwidth.Size(100_000_000, motion, [35, 50, 49]);

        Assert.Contains(part, Verdict([Small, size], cache: null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32L << 20, "(2 workers on 100,000,000 rows);")]
    [InlineData(512L << 20, "(2 workers on 100,000,000 rows, less than four times the last-level cache a column, so memory alone gives less);")]
    [InlineData(null, "(2 workers on 100,000,000 rows, the largest measured, for nobody says how large the last-level cache is);")]
    public void A_ceiling_that_caches_may_have_raised_is_said_to_be_one(long? cache, string part) => Assert.Contains(part, Verdict([Small, Large], cache), StringComparison.Ordinal);

    [Fact]
    public void A_ceiling_that_the_largest_table_exceeds_is_none() => Assert.EndsWith(
        "motion on 100,000,000 rows gets 120 % of that, so it is no ceiling: caches served that table, or something slowed the triad down. Ask for more --rows, or again.",
        Verdict([Small, MadeBandwidth.Size(100_000_000, [30, 60, 44], [35, 50, 49])], cache: null),
        StringComparison.Ordinal);

    [Fact]
    public void Without_a_table_in_caches_none_is_named()
    {
        Assert.EndsWith("no table of these got more than memory gives, so none of them shows a cache.", Verdict([Large with { Rows = 50_000_000 }, Large], null), StringComparison.Ordinal);
        Assert.EndsWith("would take smaller tables beside this one (--rows).", Verdict([Large], null), StringComparison.Ordinal);
    }

    private static string Verdict(BandwidthSize[] sizes, long? cache) => BandwidthVerdict.Of(sizes, Ceiling.Of(sizes, cache));
}
