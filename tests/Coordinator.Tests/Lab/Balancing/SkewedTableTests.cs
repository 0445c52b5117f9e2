using ParallelMotion.Coordinator.Lab.Balancing;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Lab.Balancing;

public sealed class SkewedTableTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(50_021)]
    public void A_fifth_of_the_rows_has_four_fifths_of_the_steps(int rows)
    {
        ColumnTable table = SkewedTable.Make(rows, seed: 7);
        float[] work = ((Column<float>)table["work"]).Values;

        Assert.Equal(0.8, SkewedTable.DearWork(table), 1e-3);
        Assert.Equal(0.8, work.Take(rows / 5).Sum(static each => (double)EffortKernel.StepsOf(each)) / work.Sum(static each => (double)EffortKernel.StepsOf(each)), 1e-3);
    }

    [Fact]
    public void A_table_too_small_for_a_dear_row_has_none() => Assert.Equal(0, SkewedTable.DearWork(SkewedTable.Make(4, seed: 7)));
}
