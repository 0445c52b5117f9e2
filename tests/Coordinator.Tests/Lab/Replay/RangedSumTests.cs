using ParallelMotion.Coordinator.Lab.Replay;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Reductions;

namespace ParallelMotion.Coordinator.Tests.Lab.Replay;

public sealed class RangedSumTests
{
    private const int Seed = 20261126;
    private const int Rows = 50_021;

    private readonly ScratchColumn _column = new(ElementType.Float32, Rows);

    public RangedSumTests()
    {
        Random random = new(Seed);
        foreach (ref float row in Values)
        {
            row = (random.NextSingle() - 0.5f) * 2000;
        }
    }

    private Span<float> Values => _column.Slice(new RowRange(0, Rows)).As<float>();

    [Fact]
    public void The_trees_bits_are_those_of_the_whole_column_at_any_number_of_workers()
    {
        ulong whole = BitConverter.DoubleToUInt64Bits(TreeSum.Of(Values, firstRow: 0).Total);

        Assert.All(Enumerable.Range(1, 64), workers => Assert.True(whole == Sum(workers).TreeBits, $"seed {Seed}, {workers} workers"));
    }

    [Fact]
    public void From_left_to_right_the_ranges_sums_are_added_in_float32()
    {
        float expected = 0;
        foreach (RowRange range in Partition.Split(Rows, 3, sizeof(float)).Ranges)
        {
            expected += Values[range.Start..range.End].ToArray().Aggregate(0f, static (sum, row) => sum + row);
        }

        Assert.Equal(BitConverter.SingleToUInt32Bits(expected), Sum(3).NaiveBits);
        Assert.True(Enumerable.Range(1, 16).Select(workers => Sum(workers).NaiveBits).Distinct().Count() > 1, $"seed {Seed}");
    }

    [Fact]
    public void Workers_without_rows_add_nothing() => Assert.Equal((256, Sum(1).TreeBits), (Sum(256).Workers, Sum(256).TreeBits));

    private RangedSum Sum(int workers) => RangedSum.Of(_column, Partition.Split(Rows, workers, sizeof(float)));
}
