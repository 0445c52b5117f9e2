using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class NpyFolderOutputTests : IDisposable
{
    private static readonly Dictionary<string, ElementType> None = ColumnValues.Floats();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_bytes_are_those_that_numpy_writes()
    {
        // numpy.save of numpy.array([1, -2, 0.5], '<f4').
        byte[] expected =
        [
            .. Encoding.Latin1.GetBytes("\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }" + new string(' ', 60) + "\n"),
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 0, 0, 0, 0x3F,
        ];

        TableOutput.Prepare(_folder.At("out")).Write(new ColumnTable(3, [new Column<float>("pos", [1f, -2f, 0.5f])]), text: null, TestContext.Current.CancellationToken);

        Assert.Equal(expected, File.ReadAllBytes(_folder.At("out/pos.npy")));
        Assert.Equal(140, expected.Length);
    }

    [Theory]
    [InlineData(ElementType.Float32, "<f4", 1)]
    [InlineData(ElementType.Float64, "<f8", 1 << 30)]
    [InlineData(ElementType.Int32, "<i4", 1 << 30)]
    [InlineData(ElementType.UInt32, "<u4", 1)]
    public void The_header_names_the_type_and_data_starts_at_a_multiple_of_64_bytes(ElementType type, string descr, int rows)
    {
        byte[] header = NpyHeader.Bytes(type, rows);

        Assert.Contains($"{{'descr': '{descr}', 'fortran_order': False, 'shape': ({rows},), }}", Encoding.Latin1.GetString(header), StringComparison.Ordinal);
        Assert.Equal(0, header.Length % 64);
    }

    [Theory]
    [MemberData(nameof(ColumnSamples.Types), MemberType = typeof(ColumnSamples))]
    public void Any_bits_come_back_the_same(ElementType type)
    {
        Property property = Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            seed =>
            {
                Column written = ColumnSamples.AnyBits(type, seed);
                TableOutput.Prepare(_folder.At("out")).Write(new ColumnTable(written.Rows, [written]), text: null, TestContext.Current.CancellationToken);
                ITableInput input = TableInput.Open(_folder.At("out"));
                Column read = input.Load(None).Table["pos"];
                RowRange all = new(0, written.Rows);
                return input.TypeOf("pos") == type && read.Type == type && read.Bytes(all).SequenceEqual(written.Bytes(all));
            });

        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_column_longer_than_one_piece_comes_back_the_same()
    {
        float[] values = [.. Enumerable.Range(0, RowPieces.MostRows + 3).Select(i => (float)i)];

        TableOutput.Prepare(_folder.Path).Write(new ColumnTable(values.Length, [new Column<float>("pos", values)]), text: null, TestContext.Current.CancellationToken);

        Assert.True(values.AsSpan().SequenceEqual(TableInput.Open(_folder.Path).Load(None).Table["pos"].Floats()));
    }

    [Fact]
    public void Text_columns_are_left_out_and_named()
    {
        LoadedTable loaded = CsvInput.Open(_folder.File("a.csv", "name,pos,mag\nSol,1,2\n")).Load(ColumnValues.Floats("pos"));

        Assert.Equal(["name", "mag"], TableOutput.Prepare(_folder.At("out")).Write(loaded.Table, loaded.Text, TestContext.Current.CancellationToken));
        Assert.Equal(_folder.At("out/pos.npy"), Assert.Single(Directory.GetFileSystemEntries(_folder.At("out"))));
    }

    [Fact]
    public void Preparing_makes_no_folder_and_leaves_files_alone()
    {
        _folder.File("pos.npy", "old");

        TableOutput.Prepare(_folder.Path);
        TableOutput.Prepare(_folder.At("new") + Path.DirectorySeparatorChar);

        Assert.Equal(["pos.npy"], _folder.Names());
    }

    [Fact]
    public void A_name_that_looks_like_another_kind_of_file_is_refused_unless_it_ends_like_a_folder()
    {
        TemporaryFolder.Refuses(ExitCode.Usage, () => TableOutput.Prepare(_folder.At("x.xlsx")), "x.xlsx", "expected=FILE.csv or FOLDER");

        TableOutput.Prepare(_folder.At("x.xlsx") + Path.DirectorySeparatorChar)
            .Write(new ColumnTable(1, [new Column<float>("pos", [1f])]), text: null, TestContext.Current.CancellationToken);
        Assert.NotNull(TableOutput.Prepare(_folder.At("x.xlsx")));
    }

    [Fact]
    public void A_stop_leaves_what_was_there()
    {
        _folder.File("pos.npy", "old");
        using CancellationTokenSource stopped = new();
        stopped.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => TableOutput.Prepare(_folder.Path).Write(new ColumnTable(1, [new Column<float>("pos", [1f])]), text: null, stopped.Token));
        Assert.Throws<OperationCanceledException>(
            () => TableOutput.Prepare(_folder.At("a.csv")).Write(new ColumnTable(1, [new Column<float>("pos", [1f])]), text: null, stopped.Token));

        Assert.Equal(["pos.npy"], _folder.Names());
        Assert.Equal("old", File.ReadAllText(_folder.At("pos.npy")));
    }

    [Fact]
    public void A_write_that_fails_midway_replaces_no_column()
    {
        _folder.File("a.npy", "old");
        ITableOutput output = TableOutput.Prepare(_folder.Path);
        ColumnTable table = new(1, [new Column<float>("a", [1f]), new Column<float>("b/../../c", [1f])]);

        TemporaryFolder.Refuses(ExitCode.Usage, () => output.Write(table, text: null, TestContext.Current.CancellationToken), "\"b/../../c\"", "no file name");

        Assert.Equal("old", File.ReadAllText(_folder.At("a.npy")));
        Assert.Equal(["a.npy"], _folder.Names());
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_before_the_run()
    {
        _folder.File("file", "old");

        TemporaryFolder.Refuses(ExitCode.Usage, () => TableOutput.Prepare(_folder.At("no/out")), "not there", _folder.At("no"));
        TemporaryFolder.Refuses(ExitCode.Usage, () => TableOutput.Prepare(_folder.At("file")), "a file has the folder's name");
        Assert.Equal(["file"], _folder.Names());
    }
}
