using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class CsvOutputTests : IDisposable
{
    private static readonly Dictionary<string, ElementType> Pos = ColumnValues.Floats("pos");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Text_passes_through_untouched_and_numbers_are_replaced_in_place()
    {
        string path = _folder.File("a.csv", "\uFEFFname,pos,\"a \"\"b\"\"\"\r\n\"x, \"\"y\"\"\r\nz\",1, 007 \r\né,2,\r\n");
        CsvText? text = CsvInput.Open(path).Load(Pos).Text;

        IReadOnlyList<string> leftOut = TableOutput.Prepare(path).Write(new ColumnTable(2, [new Column<float>("pos", [0.1f, -0f])]), text, TestContext.Current.CancellationToken);

        Assert.Empty(leftOut);
        Assert.Equal("name,pos,\"a \"\"b\"\"\"\n\"x, \"\"y\"\"\r\nz\",0.1, 007 \né,-0,\n", File.ReadAllText(path));
        Assert.Equal(["a.csv"], _folder.Names());
    }

    [Fact]
    public void Without_text_the_columns_stand_in_their_order()
    {
        TableOutput.Prepare(_folder.At("a.csv")).Write(new ColumnTable(1, [new Column<float>("b", [1.5f]), new Column<float>("a", [1e10f])]), text: null, TestContext.Current.CancellationToken);

        Assert.Equal("a,b\n1E+10,1.5\n", File.ReadAllText(_folder.At("a.csv")));
    }

    [Theory]
    [MemberData(nameof(ColumnSamples.Types), MemberType = typeof(ColumnSamples))]
    public void Any_finite_number_comes_back_with_the_same_bits(ElementType type)
    {
        Property property = Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            seed =>
            {
                Column written = ColumnSamples.Numbers(type, seed);
                TableOutput.Prepare(_folder.At("a.csv")).Write(new ColumnTable(written.Rows, [written]), text: null, TestContext.Current.CancellationToken);
                Column read = CsvInput.Open(_folder.At("a.csv")).Load(ColumnValues.Needed(type, "pos")).Table["pos"];
                RowRange all = new(0, written.Rows);
                return read.Type == type && read.Bytes(all).SequenceEqual(written.Bytes(all));
            });

        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Integers_are_written_with_all_their_digits()
    {
        ColumnTable table = new(2, [new Column<int>("i", [int.MinValue, 100_000_000]), new Column<uint>("u", [uint.MaxValue, 0])]);

        TableOutput.Prepare(_folder.At("a.csv")).Write(table, text: null, TestContext.Current.CancellationToken);

        Assert.Equal("i,u\n-2147483648,4294967295\n100000000,0\n", File.ReadAllText(_folder.At("a.csv")));
    }

    [Fact]
    public void Preparing_leaves_nothing_behind_and_an_existing_file_alone()
    {
        string path = _folder.File("a.csv", "old");

        TableOutput.Prepare(path);
        TableOutput.Prepare(_folder.At("new.csv"));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["a.csv"], _folder.Names());
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_no_temporary_one()
    {
        string path = _folder.File("a.csv", "old");
        ITableOutput output = TableOutput.Prepare(path);
        CsvText text = new(["t", "pos"], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["t"] = new FailingList() });

        TemporaryFolder.Refuses(ExitCode.Usage, () => output.Write(new ColumnTable(1, [new Column<float>("pos", [1f])]), text), path, "device is gone");

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["a.csv"], _folder.Names());
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_before_the_run()
    {
        Directory.CreateDirectory(_folder.At("dir.csv"));
        string guarded = _folder.File("guarded.csv", "old");
        File.SetAttributes(guarded, FileAttributes.ReadOnly);

        TemporaryFolder.Refuses(ExitCode.Usage, () => TableOutput.Prepare(_folder.At("no/a.csv")), "not there", _folder.At("no"));
        TemporaryFolder.Refuses(ExitCode.Usage, () => TableOutput.Prepare(_folder.At("dir.csv")), "a folder has its name", "dir.csv");
        TemporaryFolder.Refuses(ExitCode.Usage, () => TableOutput.Prepare(guarded), "read-only", guarded);
        TemporaryFolder.Refuses(ExitCode.Usage, () => TableOutput.Prepare(" "), "blank");
    }
}
