using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Partitioning;

public sealed class PartitionAtTests
{
    private static readonly Config Checks = Config.QuickThrowOnFailure.WithMaxTest(3000);

    private static Gen<SplitCase> Cases =>
        from bits in Gen.Choose(0, 30)
        from low in Gen.Choose(0, int.MaxValue - 1)
        from workers in Gen.OneOf(Gen.Choose(1, Limits.MaxWorkers), Gen.Choose(1, 8))
        from elementBytes in Gen.Elements(4, 8)
        from alignment in Gen.Elements(BorderAlignment.CacheLine, BorderAlignment.Page)
        select new SplitCase(Math.Min(Limits.MaxRows, (1 << bits) + (low % (1 << bits))), workers, elementBytes, alignment);

    [Fact]
    public void The_borders_of_a_split_give_that_split() =>
        Prop.ForAll(Cases.ToArbitrary(), split =>
        {
            Partition made = split.Make();
            Partition again = Partition.At(split.Rows, [.. made.Ranges.SkipLast(1).Select(range => range.End)], split.ElementBytes, split.Alignment);

            Assert.Equal(made.Ranges.AsEnumerable(), again.Ranges);
            Assert.Equal((split.Rows, split.Alignment, split.ElementBytes), (again.Rows, again.Alignment, again.ElementBytes));
            Assert.Equal((split.UnitRows, (int)split.Units), (again.UnitRows, again.Units));
        }).Check(Checks);

    /// <summary>Each column begins on a line of its own, so a row's line follows from its bytes.</summary>
    [Fact]
    public void No_two_workers_have_rows_on_one_128_byte_line_of_any_column() =>
        Prop.ForAll(Cases.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (split, seed) =>
        {
            foreach (Partition partition in new[] { split.Make(), Anywhere(split, new Random(seed)) })
            {
                RowRange[] ranges = [.. partition.Ranges.Where(range => !range.IsEmpty)];
                foreach (int elementBytes in new[] { 4, 8 }.Where(bytes => bytes >= split.ElementBytes))
                {
                    Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(
                        Line(pair.First.End - 1, elementBytes) < Line(pair.Second.Start, elementBytes), $"{split}: {pair}, bytes={elementBytes}"));
                }
            }
        }).Check(Checks);

    [Fact]
    public void Workers_may_be_left_without_rows_anywhere() => Assert.Equal(
        "[0, 0) [0, 64) [64, 64) [64, 97) [97, 97)",
        string.Join(' ', Partition.At(97, [0, 64, 64, 97], sizeof(float), BorderAlignment.CacheLine).Ranges));

    [Theory]
    [InlineData(-32, 0)]
    [InlineData(31, 0)]
    [InlineData(16, 0)]
    [InlineData(128, 0)]
    [InlineData(96, 64)]
    public void A_border_out_of_order_off_the_alignment_or_outside_is_refused(int first, int second)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Partition.At(100, [first, second], sizeof(float), BorderAlignment.CacheLine));

        Assert.Contains(second > 0 ? "border=64, index=1, expected=a multiple of 32 from 96 to 100" : $"border={first}, index=0, expected=a multiple of 32 from 0 to 100", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Borders_of_more_workers_than_there_may_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Partition.At(100, new int[Limits.MaxWorkers], sizeof(float), BorderAlignment.CacheLine));
        Assert.Throws<ArgumentOutOfRangeException>(() => Partition.At(0, [], sizeof(float), BorderAlignment.CacheLine));
        Assert.Throws<ArgumentOutOfRangeException>(() => Partition.At(100, [], 0, BorderAlignment.CacheLine));
    }

    private static long Line(int row, int elementBytes) => (long)row * elementBytes / 128;

    private static Partition Anywhere(SplitCase split, Random random) => Partition.At(
        split.Rows,
        [.. Enumerable.Range(1, split.Workers - 1).Select(_ => (int)Math.Min(split.Rows, random.NextInt64(split.Units + 1) * split.UnitRows)).Order()],
        split.ElementBytes,
        split.Alignment);
}
