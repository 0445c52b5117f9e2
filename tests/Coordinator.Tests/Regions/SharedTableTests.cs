using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Regions;

public sealed class SharedTableTests
{
    private static readonly ColumnTable Initial = new(3, [new Column<float>("b", [1f, 2f, 3f]), new Column<float>("a", [float.NaN, -0f, 6f])]);

    [Fact]
    public void Creating_fills_a_region_a_column_and_another_process_finds_them()
    {
        using SharedTable table = SharedTable.Create(RunId.New(), Initial, workers: 2);
        using RegionStore other = RegionStore.OpenAt(table.Store.Run, table.Store.Place);
        using MappedRegion region = other.Attach(RegionSpec.Column("b", ElementType.Float32, 3), RegionAccess.ReadOnly);
        using ControlBlock control = ControlBlock.Attach(other, 2);

        Assert.Equal(["a", "b"], table.Columns.Select(column => column.Key), StringComparer.Ordinal);
        Assert.Equal([1f, 2f, 3f], region.Rows<float>(new RowRange(0, 3)).ToArray());
        Assert.Equal(0, control.Slot(1).Progress.Read());
    }

    [Theory]
    [MemberData(nameof(ColumnSamples.Types), MemberType = typeof(ColumnSamples))]
    public void A_region_has_its_columns_type_and_bits_before_and_after_a_reset(ElementType type)
    {
        Column column = ColumnSamples.AnyBits(type, seed: 11);
        RowRange all = new(0, column.Rows);
        using SharedTable table = SharedTable.Create(RunId.New(), new ColumnTable(column.Rows, [column]), workers: 1);
        MappedRegion region = table.Column("pos");

        Assert.Equal(type, region.Spec.ElementType);
        Assert.True(column.Bytes(all).SequenceEqual(region.Slice(all).Bytes));

        region.Slice(all).Bytes.Fill(0xAA);
        table.Reset(["pos"]);

        Assert.True(column.Bytes(all).SequenceEqual(region.Slice(all).Bytes));
    }

    [Fact]
    public void A_column_longer_than_one_piece_is_filled_to_its_end()
    {
        const int Rows = RowPieces.MostRows + 2;
        double[] values = new double[Rows];
        (values[0], values[RowPieces.MostRows - 1], values[RowPieces.MostRows], values[^1]) = (1, 2, 3, 4);

        using SharedTable table = SharedTable.Create(RunId.New(), new ColumnTable(Rows, [new Column<double>("a", values)]), workers: 1);

        Assert.True(table.Column("a").Rows<double>(new RowRange(0, Rows)).SequenceEqual(values));
    }

    [Fact]
    public void Resetting_restores_the_columns_named_and_no_other()
    {
        using SharedTable table = SharedTable.Create(RunId.New(), Initial, workers: 1);
        Rows(table, "a").Fill(9);
        Rows(table, "b").Fill(9);

        table.Reset(["b"]);

        Assert.Equal([1f, 2f, 3f], Rows(table, "b").ToArray());
        Assert.Equal([9f, 9f, 9f], Rows(table, "a").ToArray());
    }

    [Fact]
    public void What_is_written_to_a_region_leaves_the_initial_table_as_it_was()
    {
        using SharedTable table = SharedTable.Create(RunId.New(), Initial, workers: 1);
        Rows(table, "b").Fill(9);

        Assert.Equal([1f, 2f, 3f], Initial["b"].Floats());
    }

    [Fact]
    public void A_kernel_bound_to_it_computes_in_the_regions()
    {
        using SharedTable table = SharedTable.Create(RunId.New(), Initial, workers: 1);
        IColumnStorage column = table.StorageOf(ColumnUse.Writes<float>("b"));

        column.Slice(new RowRange(1, 2)).As<float>()[0] = 20;

        Assert.Equal([1f, 20f, 3f], Rows(table, "b").ToArray());
    }

    [Fact]
    public void Disposing_removes_the_runs_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions are no files.");
        SharedTable table = SharedTable.Create(RunId.New(), Initial, workers: 1);
        string place = table.Store.Place;
        Assert.True(Directory.Exists(place));

        table.Dispose();

        Assert.False(Directory.Exists(place));
    }

    [Fact]
    public void A_failure_in_the_middle_leaves_nothing_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There regions are no files.");
        RunId run = RunId.New();
        ColumnTable impossible = new(3, [new Column<float>("a", [1f, 2f, 3f]), new Column<float>("b/c", [1f, 2f, 3f])]);

        Assert.Throws<RegionException>(() => SharedTable.Create(run, impossible, workers: 1));

        // The same run can be created again, so its folder is gone.
        using SharedTable again = SharedTable.Create(run, Initial, workers: 1);
        Assert.Equal(3, Directory.GetFiles(again.Store.Place).Count(static file => !file.EndsWith(".lock", StringComparison.Ordinal)));
    }

    private static Span<float> Rows(SharedTable table, string column) => table.Column(column).Rows<float>(new RowRange(0, 3));
}
