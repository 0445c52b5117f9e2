using System.Numerics;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Reductions;

namespace ParallelMotion.Shared.Tests.Reductions;

public sealed class TreeSumTests
{
    private const int FloatLeaf = 32;
    private const int DoubleLeaf = 16;

    [Fact]
    public void Any_partition_of_floats_gives_the_bits_of_the_tree()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            Random random = new(seed);
            float[] rows = SumRows.Floats(random, random.Next(3) == 0 ? random.Next(100) : random.Next(5000));
            int[] borders = SumRows.Borders(random, rows.Length, FloatLeaf);
            TreeSum[] parts = [.. borders.Zip(borders.Skip(1), (start, end) => TreeSum.Of(rows.AsSpan(start..end), start))];

            Check(seed, sizeof(float), parts, TreeSum.Of(rows, 0), RecursiveSum.Of([.. rows], FloatLeaf));
        }
    }

    [Fact]
    public void Any_partition_of_doubles_gives_the_bits_of_the_tree()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            Random random = new(seed);
            double[] rows = SumRows.Doubles(random, random.Next(3) == 0 ? random.Next(100) : random.Next(5000));
            int[] borders = SumRows.Borders(random, rows.Length, DoubleLeaf);
            TreeSum[] parts = [.. borders.Zip(borders.Skip(1), (start, end) => TreeSum.Of(rows.AsSpan(start..end), start))];

            Check(seed, sizeof(double), parts, TreeSum.Of(rows, 0), RecursiveSum.Of(rows, DoubleLeaf));
        }
    }

    [Theory]
    [InlineData(sizeof(float))]
    [InlineData(sizeof(double))]
    public void Whatever_borders_a_split_makes_the_total_is_the_same(int elementBytes)
    {
        float[] floats = SumRows.Floats(new Random(1), 70_001);
        double[] doubles = [.. floats];
        TreeSum Of(RowRange range) => elementBytes == sizeof(float)
            ? TreeSum.Of(floats.AsSpan(range.Start, range.Length), range.Start)
            : TreeSum.Of(doubles.AsSpan(range.Start, range.Length), range.Start);
        for (int workers = 1; workers <= Limits.MaxWorkers; workers++)
        {
            Partition partition = Partition.Split(floats.Length, workers, elementBytes, BorderAlignment.CacheLine);
            TreeSum sum = partition.Ranges.Select(Of).Aggregate((left, right) => left.Append(right));

            AssertSame(Of(new RowRange(0, floats.Length)), sum, workers);
        }
    }

    /// <summary>The bound is Higham's: the additions on the way from a row to the total, times half a unit in the last place.</summary>
    [Fact]
    public void The_error_is_the_trees_and_not_that_of_adding_in_a_row()
    {
        const int Rows = 1 << 20;
        const int Depth = 1 + 3 + 16;
        Random random = new(9);
        double[] rows = [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())];
        BigInteger exact = rows.Aggregate(BigInteger.Zero, (sum, row) => sum + Scaled(row));

        BigInteger treeError = BigInteger.Abs(Scaled(TreeSum.Of(rows, 0).Total) - exact);
        BigInteger naiveError = BigInteger.Abs(Scaled(rows.Aggregate(0d, (sum, row) => sum + row)) - exact);

        Assert.True(treeError <= (exact * Depth) >> 53, $"error={treeError}, sum={exact}");
        Assert.True(treeError * 10 < naiveError, $"tree={treeError}, naive={naiveError}");
    }

    [Fact]
    public void Floats_are_summed_in_double()
    {
        float[] rows = [1e8f, 1f, -1e8f];

        Assert.Equal(1, TreeSum.Of(rows, 0).Total);
    }

    [Fact]
    public void A_range_of_a_million_leaves_has_no_more_nodes_than_levels_on_either_side()
    {
        TreeSum sum = TreeSum.Of(new double[(1 << 20) * DoubleLeaf], DoubleLeaf);

        Assert.Equal(21, sum.Nodes.Length);
    }

    [Fact]
    public void The_sum_of_no_rows_is_zero_wherever_they_are_missing()
    {
        TreeSum none = TreeSum.Of(ReadOnlySpan<float>.Empty, 0);

        Assert.Equal(0, none.Append(none).Total);
        Assert.Equal(3, none.Append(TreeSum.Of([1f, 2f], 0)).Append(TreeSum.Of(ReadOnlySpan<float>.Empty, 2)).Total);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 1)]
    [InlineData(-32, 1)]
    [InlineData(-1, 0)]
    [InlineData(Limits.MaxRows, 1)]
    [InlineData(int.MaxValue, 0)]
    public void A_range_that_begins_within_a_leaf_or_outside_is_refused(int firstRow, int rows)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => TreeSum.Of(new float[rows], firstRow));

        Assert.Contains($"firstRow={firstRow}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("expected=a multiple of 32", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_next_range_of_the_same_column_is_appended()
    {
        TreeSum first = TreeSum.Of(new float[32], 0);
        TreeSum clipped = TreeSum.Of(new float[31], 0);
        TreeSum second = TreeSum.Of(new float[32], 32);
        TreeSum third = TreeSum.Of(new float[32], 64);

        Assert.Contains("firstRow=64, leafRows=32, expected=32", Assert.Throws<ArgumentException>(() => first.Append(third)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => second.Append(first));
        Assert.Throws<ArgumentException>(() => first.Append(first));
        Assert.Throws<ArgumentException>(() => clipped.Append(second));
        Assert.Throws<ArgumentException>(() => first.Append(TreeSum.Of(new double[32], 32)));
        Assert.Contains("firstRow=32", Assert.Throws<InvalidOperationException>(() => second.Total).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_that_are_not_those_of_the_rows_are_refused()
    {
        Assert.Contains("nodes=2, expected=3", Assert.Throws<ArgumentException>(() => TreeSum.FromNodes(new RowRange(0, (32 * 7) - 1), 4, [1, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TreeSum.FromNodes(new RowRange(0, 32), 4, []));
        Assert.Throws<ArgumentException>(() => TreeSum.FromNodes(new RowRange(0, 32), 2, [1]));
        Assert.Throws<ArgumentException>(() => TreeSum.FromNodes(new RowRange(16, 48), 4, [1]));
        Assert.Throws<ArgumentException>(() => TreeSum.FromNodes(new RowRange(64, 32), 4, []));
    }

    /// <summary>In range order one after the other, the right ones first, and carried over as another process would.</summary>
    private static void Check(int seed, int elementBytes, TreeSum[] parts, TreeSum whole, double expected)
    {
        AssertSame(whole, parts.Aggregate((left, right) => left.Append(right)), seed);
        AssertSame(whole, parts.Reverse().Aggregate((right, left) => left.Append(right)), seed);
        Assert.True(Bits(expected) == Bits(whole.Total), $"seed={seed}: expected={expected:R}, total={whole.Total:R}");
        AssertSame(whole, TreeSum.FromNodes(whole.Rows, elementBytes, whole.Nodes.AsSpan()), seed);
    }

    private static void AssertSame(TreeSum expected, TreeSum actual, int seed)
    {
        Assert.Equal(expected.Rows, actual.Rows);
        Assert.True(expected.Nodes.Select(Bits).SequenceEqual(actual.Nodes.Select(Bits)), $"seed={seed}: nodes differ");
        Assert.Equal(Bits(expected.Total), Bits(actual.Total));
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    /// <summary>Exact for what random doubles from 0 to 1 and their sums are: multiples of 2^-53.</summary>
    private static BigInteger Scaled(double value) => new(Math.ScaleB(value, 53));
}
