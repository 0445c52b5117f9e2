using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels;

public sealed class KernelRowsTests
{
    private readonly Dictionary<string, float[]> _columns = new(StringComparer.Ordinal) { ["a"] = [1, 2, 3], ["b"] = [4, 5, 6] };
    private readonly BoundColumns _bound;

    public KernelRowsTests()
    {
        _bound = new BoundColumns([ColumnUse.Writes<float>("b"), ColumnUse.Reads<float>("a")], use => new ArrayColumn(_columns[use.Column]));
    }

    [Fact]
    public void A_kernel_finds_its_columns_in_the_order_it_declared_and_its_own_rows_alone()
    {
        KernelRows rows = _bound.Rows(new RowRange(1, 3));
        rows.Write<float>(0)[0] = 9;

        Assert.Equal((2, 2), (rows.Count, rows.ColumnCount));
        Assert.Equal([9, 6], rows.Read<float>(0).ToArray());
        Assert.Equal([2, 3], rows.Read<float>(1).ToArray());
        Assert.Equal([4, 9, 6], _columns["b"]);
    }

    [Fact]
    public void A_column_declared_for_reading_is_not_written()
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => _bound.Rows(new RowRange(0, 3)).Write<float>(1).Length);

        Assert.Contains("column a ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_taken_for_nothing_but_what_they_are()
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => _bound.Rows(new RowRange(0, 3)).Read<int>(0).Length);

        Assert.Contains("type=float32, asked=int32", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ColumnUse.Reads<long>("a"));
    }

    [Fact]
    public void A_call_knows_which_rows_of_the_table_it_has() => Assert.Equal(new RowRange(1, 3), _bound.Rows(new RowRange(1, 3)).Range);

    [Fact]
    public void Rows_beyond_the_column_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _bound.Rows(new RowRange(0, 4)).Read<float>(0).Length);

    [Fact]
    public void The_catalog_finds_kernels_by_their_exact_name()
    {
        Assert.Equal("motion trig diffuse hunger starve effort tally triad", string.Join(' ', KernelCatalog.All.Select(kernel => kernel.Name)));
        Assert.Equal("motion trig", string.Join(' ', KernelCatalog.Default.Select(kernel => kernel.Name)));
        Assert.All(KernelCatalog.All, kernel => Assert.Same(kernel, KernelCatalog.Find(kernel.Name)));
        Assert.Null(KernelCatalog.Find("Motion"));
        Assert.Null(KernelCatalog.Find(""));
    }

    [Fact]
    public void Every_built_in_kernel_works_on_its_example()
    {
        foreach (IKernel kernel in KernelCatalog.All)
        {
            HashSet<string> names = kernel.Example.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
            Assert.True(names.SetEquals(kernel.Bind(names).Select(use => use.Column)), kernel.Name);
        }
    }
}
