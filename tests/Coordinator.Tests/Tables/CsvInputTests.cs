using System.Text;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tests.Tables;

public sealed class CsvInputTests : IDisposable
{
    private static readonly Dictionary<string, ElementType> Pos = ColumnValues.Floats("pos");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Needed_columns_become_numbers_and_all_others_stay_text()
    {
        CsvInput input = CsvInput.Open(_folder.File("a.csv", "name,pos,mag\nSol,-1.5e-3,007\n\"a, \"\"b\"\"\nc\",+2, 1 \n"));
        LoadedTable loaded = input.Load(Pos);

        Assert.Null(input.Rows);
        Assert.Null(input.TypeOf("pos"));
        Assert.Equal(["mag", "name", "pos"], input.ColumnNames.Order(StringComparer.Ordinal).ToArray());
        Assert.Equal([-1.5e-3f, 2f], loaded.Table["pos"].Floats());
        Assert.Equal("pos", Assert.Single(loaded.Table.Names));
        Assert.Equal(["name", "pos", "mag"], loaded.Text!.Headers);
        Assert.Equal(["name", "mag"], loaded.Text.TextColumns);
        Assert.Equal(["Sol", "a, \"b\"\nc"], loaded.Text.Fields("name"));
        Assert.Equal(["007", " 1 "], loaded.Text.Fields("mag"));
    }

    [Theory]
    [InlineData("pos,t\r\n1,a\r\n2,b\r\n")]
    [InlineData("pos,t\n1,a\n2,b")]
    [InlineData("\uFEFFpos,t\n1,a\n\n2,b\n\n")]
    public void Line_ends_byte_order_mark_and_blank_lines_change_nothing(string text)
    {
        LoadedTable loaded = CsvInput.Open(_folder.File("a.csv", text)).Load(Pos);

        Assert.Equal([1f, 2f], loaded.Table["pos"].Floats());
        Assert.Equal(["a", "b"], loaded.Text!.Fields("t"));
    }

    [Fact]
    public void A_number_is_rounded_once()
    {
        // Just above the middle of two float32 values; by way of a double it would fall onto the middle, then down to even.
        float value = CsvInput.Open(_folder.File("a.csv", "pos\n1.00000005960464477540000001\n")).Load(Pos).Table["pos"].Floats()[0];

        Assert.Equal(MathF.BitIncrement(1f), value);
    }

    [Fact]
    public void Each_column_is_parsed_as_what_is_needed()
    {
        Dictionary<string, ElementType> needed = new(StringComparer.Ordinal)
        {
            ["f"] = ElementType.Float32,
            ["d"] = ElementType.Float64,
            ["i"] = ElementType.Int32,
            ["u"] = ElementType.UInt32,
        };
        ColumnTable table = CsvInput.Open(_folder.File("a.csv", "u,i,d,f\n4294967295,-2147483648,0.1,0.1\n 1e3 ,+7.0,1e300,1e-45\n-0,-0,-0,-0\n")).Load(needed).Table;

        Assert.Equal([0.1f, float.Epsilon, 0f], table["f"].Floats());
        Assert.Equal([0.1, 1e300, 0], table["d"].Values<double>());
        Assert.True(double.IsNegative(table["d"].Values<double>()[2]));
        Assert.Equal([int.MinValue, 7, 0], table["i"].Values<int>());
        Assert.Equal([uint.MaxValue, 1000, 0], table["u"].Values<uint>());
    }

    [Theory]
    [InlineData(ElementType.Int32, "2147483648", "expected=a whole number from -2147483648 to 2147483647")]
    [InlineData(ElementType.Int32, "-2147483649", "no finite int32 number")]
    [InlineData(ElementType.Int32, "1.5", "no finite int32 number")]
    [InlineData(ElementType.Int32, "1e-3", "no finite int32 number")]
    [InlineData(ElementType.Int32, "1e2147483648", "no finite int32 number")]
    [InlineData(ElementType.Int32, "0x10", "no finite int32 number")]
    [InlineData(ElementType.Int32, "", "no finite int32 number")]
    [InlineData(ElementType.UInt32, "-1", "expected=a whole number from 0 to 4294967295")]
    [InlineData(ElementType.UInt32, "4294967296", "no finite uint32 number")]
    [InlineData(ElementType.UInt32, "NaN", "no finite uint32 number")]
    [InlineData(ElementType.Float64, "1e309", "no finite float64 number")]
    [InlineData(ElementType.Float64, "NaN", "expected=a number like -1.5 or 2e-3")]
    [InlineData(ElementType.Float64, "-Infinity", "no finite float64 number")]
    public void What_the_type_can_not_hold_is_refused_with_what_it_can(ElementType type, string cell, string part)
    {
        string path = _folder.File("a.csv", $"pos,t\n1,a\n{cell},b\n");

        TemporaryFolder.Refuses(
            ExitCode.Usage, () => CsvInput.Open(path).Load(ColumnValues.Needed(type, "pos")), path, "line 3", $"column=\"pos\", cell=\"{cell}\"", part);
    }

    [Theory]
    [InlineData("", "empty", "bytes=0")]
    [InlineData("pos,t\n", "header and no rows", "rows=0")]
    [InlineData("pos,t\n1,a\n\n1,a,b\n", "line 4", "fields=3, expected=2")]
    [InlineData("pos,t\n1,a\n1\n", "line 3", "fields=1, expected=2")]
    [InlineData("pos,t\n1,\"a\r\nb\"\n1x,c\n", "line 4", "column=\"pos\", cell=\"1x\"")]
    [InlineData("pos,t\n,c\n", "line 2", "column=\"pos\", cell=\"\"")]
    [InlineData("pos\n1\n\n", "line 3", "column=\"pos\", cell=\"\"")]
    [InlineData("pos,t\n\"1,000\",c\n", "line 2", "cell=\"1,000\"")]
    [InlineData("pos,t\nNaN,c\n", "line 2", "cell=\"NaN\"")]
    [InlineData("pos,t\n-Infinity,c\n", "line 2", "cell=\"-Infinity\"")]
    [InlineData("pos,t\n1e39,c\n", "line 2", "cell=\"1e39\"")]
    [InlineData("pos,t,pos\n1,2,3\n", "line 1", "column=\"pos\", number 3")]
    [InlineData("pos,,t\n1,2,3\n", "line 1", "no name: column=number 2")]
    [InlineData("\npos,t\n1,2\n", "line 1", "no name: column=number 1")]
    [InlineData("pos,t\n1,a\n2,\"open\n3,c\n", "line 3", "never closed")]
    [InlineData("pos,t\n1,a\"b\n", "line 2", "quote inside an unquoted field")]
    public void Errors_name_file_line_and_column(string text, params string[] parts)
    {
        string path = _folder.File("a.csv", text);

        TemporaryFolder.Refuses(ExitCode.Usage, () => CsvInput.Open(path).Load(Pos), [path, .. parts]);
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        TemporaryFolder.Refuses(ExitCode.Usage, () => CsvInput.Open(_folder.At("a.csv")), "not there", _folder.At("a.csv"));

    [Fact]
    public void Text_that_is_not_utf8_is_refused_since_it_could_not_pass_through_untouched()
    {
        string path = _folder.File("a.csv", Encoding.Latin1.GetBytes("pos,t\n1,é\n"));

        TemporaryFolder.Refuses(ExitCode.Usage, () => CsvInput.Open(path).Load(Pos), path, "line 2", "column=\"t\"", "UTF-8");
    }

    [Fact]
    public void A_quote_left_open_does_not_pull_the_whole_file_into_memory()
    {
        string path = _folder.File("a.csv", "pos,t\n1,\"" + new string('x', Limits.MaxCsvRecordBytes + 100_000) + "\"\n");

        TemporaryFolder.Refuses(ExitCode.Usage, () => CsvInput.Open(path).Load(Pos), path, "line 2", $"{Limits.MaxCsvRecordBytes} bytes at most");
    }

    [Fact]
    public void Too_many_columns_are_refused() => TemporaryFolder.Refuses(
        ExitCode.Usage,
        () => CsvInput.Open(_folder.File("a.csv", string.Join(',', Enumerable.Range(0, Limits.MaxColumns + 1)) + "\n")),
        "line 1", "columns=4097");

    [Fact]
    public void A_file_that_lost_a_column_after_it_was_opened_is_refused()
    {
        CsvInput input = CsvInput.Open(_folder.File("a.csv", "pos,t\n1,a\n"));
        _folder.File("a.csv", "x,t\n1,a\n");

        TemporaryFolder.Refuses(ExitCode.Usage, () => input.Load(Pos), "\"pos\"", "none of that name");
    }
}
