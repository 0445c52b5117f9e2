using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class TableInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_csv_file_and_a_folder_each_find_their_reader()
    {
        string csv = _folder.File("a.CSV", "pos\n1\n");
        Directory.CreateDirectory(_folder.At("dir.csv"));
        File.WriteAllBytes(_folder.At("dir.csv/pos.npy"), [.. NpyHeader.Bytes(ElementType.Float32, 1), 0, 0, 0, 0]);

        Assert.IsType<CsvInput>(TableInput.Open(csv));
        Assert.IsType<NpyFolderInput>(TableInput.Open(_folder.At("dir.csv")));
    }

    [Theory]
    [InlineData("rows.txt")]
    [InlineData("missing")]
    public void Anything_else_is_refused(string name)
    {
        _folder.File("rows.txt", "pos\n1\n");

        TemporaryFolder.Refuses(ExitCode.Usage, () => TableInput.Open(_folder.At(name)), name, "FILE.csv", "COLUMN.npy");
    }

    [Fact]
    public void What_the_system_will_not_let_us_read_is_refused() => TemporaryFolder.Refuses(
        // A folder in the place of a file is denied to everyone, root included.
        ExitCode.Usage, () => InputFile.Read(_folder.Path, stream => stream.Length), "access is denied", _folder.Path);

    [Fact]
    public void A_needed_column_must_be_there_and_fit_to_be_a_region()
    {
        ITableInput input = TableInput.Open(_folder.File("a.csv", "pos,my col\n1,2\n"));

        TemporaryFolder.Refuses(ExitCode.Usage, () => input.Load(ColumnValues.Floats("vel")), "\"vel\"", "a.csv", "my col, pos");
        TemporaryFolder.Refuses(ExitCode.Usage, () => input.Load(ColumnValues.Floats("my col")), "\"my col\"", "position=3");
    }
}
