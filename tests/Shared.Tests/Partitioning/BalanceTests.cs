using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Partitioning;

public sealed class BalanceTests
{
    private static readonly Config Checks = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static Gen<SplitCase> Cases =>
        from bits in Gen.Choose(0, 30)
        from low in Gen.Choose(0, int.MaxValue - 1)
        from workers in Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(1, 8))
        from elementBytes in Gen.Elements(1, 4, 8)
        from alignment in Gen.Elements(BorderAlignment.CacheLine, BorderAlignment.Page)
        select new SplitCase(Math.Min(Limits.MaxRows, (1 << bits) + (low % (1 << bits))), workers, elementBytes, alignment);

    [Fact]
    public void Whatever_ranges_took_the_next_ones_cover_each_row_once_on_the_alignment() =>
        Prop.ForAll(Cases.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (split, seed) =>
        {
            Random random = new(seed);
            Balance balance = new(split.Rows);
            Partition partition = split.Make();
            for (int round = 0; round < 5; round++)
            {
                partition = balance.Next(partition, [.. partition.Ranges.Select(_ => AnyTime(random))]);

                Assert.Equal(
                    (split.Rows, split.Workers, split.ElementBytes, split.Alignment),
                    (partition.Rows, partition.Ranges.Length, partition.ElementBytes, partition.Alignment));
                Assert.Equal(0, partition.Ranges[0].Start);
                Assert.Equal(split.Rows, partition.Ranges[^1].End);
                Assert.All(partition.Ranges.Zip(partition.Ranges.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
                Assert.All(partition.Ranges.SkipLast(1), range => Assert.Equal(0, range.End % split.UnitRows));
                Assert.Equal(Math.Max(0, split.Workers - split.Units), partition.Ranges.Count(range => range.IsEmpty));
            }
        }).Check(Checks);

    [Fact]
    public void Where_all_took_the_same_time_nothing_changes() =>
        Prop.ForAll(Cases.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (split, seed) =>
        {
            Random random = new(seed);
            Partition partition = new Balance(split.Rows).Next(split.Make(), [.. Enumerable.Range(0, split.Workers).Select(_ => AnyTime(random))]);
            double[] same = [.. Enumerable.Repeat((1 - random.NextDouble()) * Math.Pow(10, random.Next(-300, 300)), split.Workers)];

            Assert.Equal(partition.Ranges.AsEnumerable(), new Balance(split.Rows).Next(partition, same).Ranges);
        }).Check(Checks);

    [Fact]
    public void Time_is_taken_to_be_spread_evenly_over_a_range()
    {
        Partition halves = Partition.Split(3200, 2, sizeof(float), BorderAlignment.CacheLine);

        // 3 s for 1,600 rows: two seconds are up in row 1,066.7, and the nearest border is 33 units.
        Assert.Equal("[0, 1056) [1056, 3200)", string.Join(' ', new Balance(3200).Next(halves, [3, 1]).Ranges));
        Assert.Equal("[0, 2144) [2144, 3200)", string.Join(' ', new Balance(3200).Next(halves, [1, 3]).Ranges));
    }

    [Fact]
    public void A_range_too_short_for_the_clock_grows_and_others_keep_a_unit_each()
    {
        Partition thirds = Partition.Split(320, 3, sizeof(float), BorderAlignment.CacheLine);

        Assert.Equal("[0, 32) [32, 64) [64, 320)", string.Join(' ', new Balance(320).Next(Partition.At(320, [32, 64], 4, BorderAlignment.CacheLine), [9, 0, 0]).Ranges));
        Assert.Equal(thirds.Ranges.AsEnumerable(), new Balance(320).Next(thirds, [0, 0, 0]).Ranges);
    }

    [Fact]
    public void What_a_worker_without_rows_took_moves_no_border()
    {
        Partition partition = Partition.At(640, [0, 320], sizeof(float), BorderAlignment.CacheLine);

        Assert.Equal("[0, 224) [224, 416) [416, 640)", string.Join(' ', new Balance(640).Next(partition, [1e9, 1, 1]).Ranges));
    }

    [Fact]
    public void Times_at_either_end_of_what_a_double_holds_are_shares_as_well()
    {
        Partition halves = Partition.Split(3200, 2, sizeof(float), BorderAlignment.CacheLine);

        Assert.Equal(halves.Ranges.AsEnumerable(), new Balance(3200).Next(halves, [double.MaxValue, double.MaxValue]).Ranges);
        Assert.Equal(halves.Ranges.AsEnumerable(), new Balance(3200).Next(halves, [double.Epsilon, double.Epsilon]).Ranges);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1e-9)]
    public void A_time_that_is_none_is_refused_with_its_worker(double seconds)
    {
        Partition halves = Partition.Split(3200, 2, sizeof(float), BorderAlignment.CacheLine);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new Balance(3200).Next(halves, [1, seconds]));

        Assert.Contains($"worker=1, seconds={seconds}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_tables_partition_and_times_of_other_workers_are_refused()
    {
        Partition halves = Partition.Split(3200, 2, sizeof(float), BorderAlignment.CacheLine);

        Assert.Throws<ArgumentException>(() => new Balance(3232).Next(halves, [1, 1]));
        Assert.Throws<ArgumentException>(() => new Balance(3200).Next(halves, [1]));
        Assert.Throws<ArgumentException>(() => new Balance(3200).Next(halves, [1, 1, 1]));
    }

    [Fact]
    public void What_is_remembered_has_a_bound_and_never_falls()
    {
        const int Workers = 5;
        const int Rows = 1_000_000;
        Random random = new(4);
        CostProfile profile = new(Rows);
        for (int round = 0; round < 300; round++)
        {
            int[] borders = [.. Enumerable.Range(0, Workers - 1).Select(_ => random.Next(1, Rows)).Distinct().Order()];
            double[] shares = [.. borders.Select(_ => random.NextDouble()).Order()];
            profile.Learn([new(0, 0), .. borders.Zip(shares, (row, share) => new CostPoint(row, share)), new(Rows, 1)], Workers);

            Assert.InRange(profile.Points.Count, 2, Workers * CostProfile.PointsPerWorker);
            Assert.Equal((new CostPoint(0, 0), new CostPoint(Rows, 1)), (profile.Points[0], profile.Points[^1]));
            Assert.All(profile.Points.Zip(profile.Points.Skip(1)), pair => Assert.True(
                pair.First.Row < pair.Second.Row && pair.First.Share <= pair.Second.Share, $"round={round}: {pair}"));
        }
    }

    /// <summary>Of all magnitudes, often none at all.</summary>
    private static double AnyTime(Random random) =>
        random.Next(4) == 0 ? 0 : random.NextDouble() * Math.Pow(10, random.Next(3) == 0 ? random.Next(-300, 300) : 0);
}
