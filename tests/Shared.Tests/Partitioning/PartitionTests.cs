using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Partitioning;

public sealed class PartitionTests
{
    private static readonly Config Checks = Config.QuickThrowOnFailure.WithMaxTest(3000);

    /// <summary>Rows of any number of bits, so that tables of a few rows are as frequent as the largest.</summary>
    private static Gen<SplitCase> Cases =>
        from bits in Gen.Choose(0, 30)
        from low in Gen.Choose(0, int.MaxValue - 1)
        from workers in Gen.OneOf(Gen.Choose(1, Limits.MaxWorkers), Gen.Choose(1, 8))
        from elementBytes in Gen.Elements(1, 2, 4, 8, 16, 256)
        from alignment in Gen.Elements(BorderAlignment.CacheLine, BorderAlignment.Page)
        select new SplitCase(Math.Min(Limits.MaxRows, (1 << bits) + (low % (1 << bits))), workers, elementBytes, alignment);

    [Fact]
    public void Split_covers_every_row_once_in_the_order_of_the_workers() =>
        Prop.ForAll(Cases.ToArbitrary(), split =>
        {
            Partition partition = split.Make();

            Assert.Equal(split.Workers, partition.Ranges.Length);
            Assert.Equal((split.Rows, split.Alignment), (partition.Rows, partition.Alignment));
            int next = 0;
            foreach (RowRange range in partition.Ranges)
            {
                Assert.Equal(next, range.Start);
                Assert.True(range.End >= range.Start, $"{split}: {range}");
                next = range.End;
            }

            Assert.Equal(split.Rows, next);
        }).Check(Checks);

    [Fact]
    public void Inner_borders_are_aligned_and_ranges_differ_by_one_unit_at_most() =>
        Prop.ForAll(Cases.ToArbitrary(), split =>
        {
            Partition partition = split.Make();
            RowRange[] whole = [.. partition.Ranges.Where(range => range.End < split.Rows)];

            Assert.All(whole, range => Assert.Equal(0, range.End % split.UnitRows));
            if (whole.Length > 0)
            {
                int shortest = whole.Min(range => range.Length);
                Assert.InRange(whole.Max(range => range.Length) - shortest, 0, split.UnitRows);

                // The last range may be clipped, by less than a unit.
                RowRange last = partition.Ranges[^1];
                long unclipped = (last.Length + (long)split.UnitRows - 1) / split.UnitRows * split.UnitRows;
                Assert.All(whole, range => Assert.InRange(Math.Abs(unclipped - range.Length), 0, split.UnitRows));
            }
        }).Check(Checks);

    [Fact]
    public void A_range_is_empty_only_where_there_are_fewer_units_than_workers() =>
        Prop.ForAll(Cases.ToArbitrary(), split =>
        {
            long units = split.Units;
            int empty = split.Make().Ranges.Count(range => range.IsEmpty);

            Assert.Equal(Math.Max(0, split.Workers - units), empty);
        }).Check(Checks);

    [Fact]
    public void Borders_are_those_of_pages_exactly_where_each_worker_gets_sixteen_of_them() =>
        Prop.ForAll(Cases.ToArbitrary(), split =>
        {
            Partition partition = Partition.Split(split.Rows, split.Workers, split.ElementBytes);
            long pages = (split with { Alignment = BorderAlignment.Page }).Units;
            BorderAlignment expected = pages >= 16L * split.Workers ? BorderAlignment.Page : BorderAlignment.CacheLine;

            Assert.Equal(expected, partition.Alignment);
            Assert.Equal((split with { Alignment = expected }).Make().Ranges.AsEnumerable(), partition.Ranges);
        }).Check(Checks);

    [Theory]
    [InlineData(31 * 16384, 2, BorderAlignment.CacheLine)]
    [InlineData((31 * 16384) + 1, 2, BorderAlignment.Page)]
    [InlineData(15 * 16384, 1, BorderAlignment.CacheLine)]
    [InlineData(16 * 16384, 1, BorderAlignment.Page)]
    [InlineData(1, 256, BorderAlignment.CacheLine)]
    [InlineData(Limits.MaxRows, 256, BorderAlignment.Page)]
    public void The_choice_turns_at_a_row(int rows, int workers, BorderAlignment expected) =>
        Assert.Equal(expected, Partition.Split(rows, workers, sizeof(float)).Alignment);

    [Fact]
    public void A_table_of_three_cache_lines_and_a_row_goes_to_four_of_six_workers()
    {
        Partition partition = Partition.Split(97, 6, sizeof(float));

        Assert.Equal("[0, 0) [0, 32) [32, 64) [64, 64) [64, 96) [96, 97)", string.Join(' ', partition.Ranges));
    }

    [Theory]
    [InlineData(0, 1, 4)]
    [InlineData(-1, 1, 4)]
    [InlineData(int.MinValue, 1, 4)]
    [InlineData(Limits.MaxRows + 1, 1, 4)]
    [InlineData(int.MaxValue, 1, 4)]
    [InlineData(100, 0, 4)]
    [InlineData(100, -1, 4)]
    [InlineData(100, Limits.MaxWorkers + 1, 4)]
    [InlineData(100, 1, 0)]
    [InlineData(100, 1, -4)]
    public void What_lies_outside_its_bounds_is_refused(int rows, int workers, int elementBytes)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Partition.Split(rows, workers, elementBytes));
        Assert.Throws<ArgumentOutOfRangeException>(() => Partition.Split(rows, workers, elementBytes, BorderAlignment.Page));
        Assert.Throws<ArgumentOutOfRangeException>(() => Partition.Split(rows, workers, elementBytes, BorderAlignment.CacheLine));
    }
}
