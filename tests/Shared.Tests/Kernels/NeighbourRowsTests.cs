using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class NeighbourRowsTests
{
    private readonly Dictionary<string, float[]> _columns = new(StringComparer.Ordinal)
    {
        ["own"] = [0, 0, 0, 0, 0],
        ["a"] = [1, 2, 3, 4, 5],
        ["b"] = [6, 7, 8, 9, 10],
    };

    private readonly BoundColumns _bound;

    public NeighbourRowsTests()
    {
        _bound = new BoundColumns([ColumnUse.Writes<float>("own"), .. ColumnUse.Swaps<float>("a", "b")], use => new ArrayColumn(_columns[use.Column]));
    }

    [Theory]
    [InlineData(2, 4, 1, "2 3 4 5", 1, 1)]
    [InlineData(0, 2, 1, "1 2 3", 0, 1)]
    [InlineData(3, 5, 1, "3 4 5", 1, 0)]
    [InlineData(0, 5, 1, "1 2 3 4 5", 0, 0)]
    [InlineData(1, 2, 3, "1 2 3 4 5", 1, 3)]
    [InlineData(2, 3, int.MaxValue, "1 2 3 4 5", 2, 2)]
    public void A_range_comes_with_as_many_rows_around_it_as_the_reach_and_the_table_have(
        int start, int end, int reach, string expected, int before, int after)
    {
        NeighbourRows<float> now = _bound.Rows(new RowRange(start, end), tick: 0, reach).Now<float>(1);

        Assert.Equal((before, after), (now.Before, now.After));
        Assert.Equal(expected, string.Join(' ', now.Rows.ToArray()));
    }

    [Theory]
    [InlineData(0, "a", "b")]
    [InlineData(1, "b", "a")]
    [InlineData(2, "a", "b")]
    [InlineData(999_999_999, "b", "a")]
    public void The_columns_of_a_pair_swap_roles_from_tick_to_tick(int tick, string now, string next)
    {
        KernelRows rows = _bound.Rows(new RowRange(1, 3), tick, reach: 1);
        rows.Next<float>(1)[0] = -1;

        Assert.Equal(_columns[now][..4], rows.Now<float>(1).Rows.ToArray());
        Assert.Equal((2, -1f), (rows.Next<float>(1).Length, _columns[next][1]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_column_of_a_pair_is_neither_read_nor_written_by_its_own_index(int index)
    {
        Assert.Contains("declared=Swap, expected=Read or Write", Refusal(rows => rows.Read<float>(index).Length), StringComparison.Ordinal);
        Assert.Contains("declared=Swap, expected=Write", Refusal(rows => rows.Write<float>(index).Length), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "own")]
    [InlineData(2, "b")]
    public void What_is_not_the_first_of_a_pair_has_no_surroundings(int index, string column)
    {
        Assert.Contains($"Cannot swap column {column} ", Refusal(rows => rows.Now<float>(index).Before), StringComparison.Ordinal);
        Assert.Contains($"Cannot swap column {column} ", Refusal(rows => rows.Next<float>(index).Length), StringComparison.Ordinal);
    }

    private delegate int Use(KernelRows rows);

    private string Refusal(Use use) =>
        Assert.Throws<InvalidOperationException>(() => use(_bound.Rows(new RowRange(1, 3), tick: 0, reach: 1))).Message;
}
