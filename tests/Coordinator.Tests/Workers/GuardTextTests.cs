using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class GuardTextTests
{
    [Theory]
    [InlineData(1_000_000, 1, false)]
    [InlineData(1000, 1, false)]
    [InlineData(1_000_000, 2, false)]
    [InlineData(1000, 2, true)]
    [InlineData(1, 2, false)]
    public void Borders_may_share_a_page_where_a_small_table_has_several_workers(int rows, int workers, bool isShared) =>
        Assert.Equal(isShared, GuardText.HasSharedPages(Partition.Split(rows, workers, sizeof(float))));

    [Fact]
    public void Columns_are_named_by_what_is_done_with_them()
    {
        ColumnUse[] uses = [ColumnUse.Writes<float>("pos"), ColumnUse.Reads<float>("vel"), .. ColumnUse.Swaps<float>("a", "b")];

        Assert.Equal(("pos, a, b", "vel"), (GuardText.Columns(uses, isWritten: true), GuardText.Columns(uses, isWritten: false)));
        Assert.Equal("no column", GuardText.Columns([], isWritten: true));
    }

    [Fact]
    public void Of_many_columns_the_first_are_named_and_the_rest_counted() => Assert.EndsWith(
        ", c15 and 84 more", GuardText.Columns(Enumerable.Range(0, 100).Select(static number => ColumnUse.Reads<float>($"c{number}")), isWritten: false), StringComparison.Ordinal);
}
