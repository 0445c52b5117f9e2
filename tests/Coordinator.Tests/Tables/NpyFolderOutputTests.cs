using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class NpyFolderOutputTests : IDisposable
{
    private static readonly HashSet<string> None = [];
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

        TableOutput.Prepare(_folder.At("out")).Write(new ColumnTable(3, [new Column("pos", [1f, -2f, 0.5f])]), text: null, TestContext.Current.CancellationToken);

        Assert.Equal(expected, File.ReadAllBytes(_folder.At("out/pos.npy")));
        Assert.Equal(140, expected.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 30)]
    public void Data_starts_at_a_multiple_of_64_bytes(int rows) => Assert.Equal(0, NpyHeader.Bytes(rows).Length % 64);

    [Fact]
    public void Any_bits_come_back_the_same()
    {
        Property property = Prop.ForAll(
            ArbMap.Default.ArbFor<int>().Generator.NonEmptyListOf().ToArbitrary(),
            bits =>
            {
                // Signalling NaNs too, which a float assignment may turn quiet on some machines.
                int[] all = [.. bits, 0x7F800001, unchecked((int)0xFFC12345), int.MinValue];
                float[] values = [.. all.Select(BitConverter.Int32BitsToSingle)];
                TableOutput.Prepare(_folder.At("out")).Write(new ColumnTable(values.Length, [new Column("pos", values)]), text: null, TestContext.Current.CancellationToken);
                float[] read = TableInput.Open(_folder.At("out")).Load(None).Table["pos"].Values;
                return all.SequenceEqual(read.Select(BitConverter.SingleToInt32Bits));
            });

        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_column_longer_than_one_piece_comes_back_the_same()
    {
        float[] values = [.. Enumerable.Range(0, (4 * 1024 * 1024) + 3).Select(i => (float)i)];

        TableOutput.Prepare(_folder.Path).Write(new ColumnTable(values.Length, [new Column("pos", values)]), text: null, TestContext.Current.CancellationToken);

        Assert.True(values.AsSpan().SequenceEqual(TableInput.Open(_folder.Path).Load(None).Table["pos"].Values));
    }

    [Fact]
    public void Text_columns_are_left_out_and_named()
    {
        LoadedTable loaded = CsvInput.Open(_folder.File("a.csv", "name,pos,mag\nSol,1,2\n")).Load(new HashSet<string>(["pos"], StringComparer.Ordinal));

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
            .Write(new ColumnTable(1, [new Column("pos", [1f])]), text: null, TestContext.Current.CancellationToken);
        Assert.NotNull(TableOutput.Prepare(_folder.At("x.xlsx")));
    }

    [Fact]
    public void A_stop_leaves_what_was_there()
    {
        _folder.File("pos.npy", "old");
        using CancellationTokenSource stopped = new();
        stopped.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => TableOutput.Prepare(_folder.Path).Write(new ColumnTable(1, [new Column("pos", [1f])]), text: null, stopped.Token));
        Assert.Throws<OperationCanceledException>(
            () => TableOutput.Prepare(_folder.At("a.csv")).Write(new ColumnTable(1, [new Column("pos", [1f])]), text: null, stopped.Token));

        Assert.Equal(["pos.npy"], _folder.Names());
        Assert.Equal("old", File.ReadAllText(_folder.At("pos.npy")));
    }

    [Fact]
    public void A_write_that_fails_midway_replaces_no_column()
    {
        _folder.File("a.npy", "old");
        ITableOutput output = TableOutput.Prepare(_folder.Path);
        ColumnTable table = new(1, [new Column("a", [1f]), new Column("b/../../c", [1f])]);

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
