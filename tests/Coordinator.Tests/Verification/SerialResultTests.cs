using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Tables;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Verification;

public sealed class SerialResultTests : IDisposable
{
    private static readonly float OtherNaN = BitConverter.UInt32BitsToSingle(0x7fc00001);

    private readonly ColumnTable _initial = new(4, [new Column<float>("pos", [1f, 2f, 3f, 4f]), new Column<float>("vel", [0f, float.NaN, 3f, 4f])]);
    private readonly SharedTable _table;
    private readonly SerialResult _serial;

    public SerialResultTests()
    {
        _table = SharedTable.Create(RunId.New(), _initial, workers: 1);
        new[] { 10f, 0f, float.NaN, 40f }.CopyTo(Rows("pos"));
        _serial = SerialResult.Take(_table, _initial, new HashSet<string>(StringComparer.Ordinal) { "pos" });
    }

    [Fact]
    public void The_same_bits_are_no_mismatch() => Assert.Null(_serial.Compare(_table));

    [Fact]
    public void The_result_has_the_written_columns_as_left_and_the_others_as_given()
    {
        Assert.Equal([10f, 0f, float.NaN, 40f], _serial.Table["pos"].Floats());
        Assert.Same(_initial["vel"], _serial.Table["vel"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void The_first_row_that_differs_is_named(int row)
    {
        Rows("pos")[3] = -1;
        Rows("pos")[row] = 11;

        string expected = row == 0 ? "10 (0x41200000)" : "40 (0x42200000)";
        Assert.Equal(new Mismatch("pos", row, "11 (0x41300000)", expected), _serial.Compare(_table));
    }

    [Fact]
    public void The_first_column_in_ordinal_order_is_named()
    {
        Rows("vel")[0] = 9;
        Rows("pos")[2] = 9;

        Assert.Equal("pos", _serial.Compare(_table)?.Column);
    }

    [Fact]
    public void A_column_that_no_kernel_writes_is_compared_too()
    {
        Rows("vel")[2] = 9;

        Assert.Equal(new Mismatch("vel", 2, "9 (0x41100000)", "3 (0x40400000)"), _serial.Compare(_table));
    }

    [Fact]
    public void The_two_zeros_are_told_apart()
    {
        Rows("pos")[1] = -0f;

        Mismatch? mismatch = _serial.Compare(_table);
        Assert.Equal(1, mismatch?.Row);
        Assert.Equal("column=pos, row=1, found=-0 (0x80000000), expected=0 (0x00000000)", mismatch?.ToString());
    }

    [Fact]
    public void Two_NaNs_are_told_apart_by_their_payload()
    {
        Rows("pos")[2] = OtherNaN;

        Mismatch? mismatch = _serial.Compare(_table);
        Assert.Equal(2, mismatch?.Row);
        Assert.Contains("found=NaN (0x7fc00001)", mismatch?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_later_runs_write_does_not_change_the_result()
    {
        Rows("pos").Clear();

        Assert.Equal(10f, _serial.Table["pos"].Floats()[0]);
    }

    // In the sign alone, which is all that two zeros differ in, or in the lowest bit alone.
    [Theory]
    [InlineData(ElementType.Float32, 0x80, 0x00)]
    [InlineData(ElementType.Float64, 0x80, 0x00)]
    [InlineData(ElementType.Int32, 0x80, 0x00)]
    [InlineData(ElementType.UInt32, 0x00, 0x01)]
    public void One_bit_of_any_type_is_found_in_its_row(ElementType type, byte last, byte first)
    {
        int elementBytes = type.Bytes();
        ColumnTable initial = new(3, [Column.Filled("a", type, 3, static (_, bytes) => bytes.Clear())]);
        using SharedTable table = SharedTable.Create(RunId.New(), initial, workers: 1);
        SerialResult serial = SerialResult.Take(table, initial, new HashSet<string>(StringComparer.Ordinal) { "a" });
        Assert.Null(serial.Compare(table));

        Span<byte> second = table.Column("a").Slice(new RowRange(1, 2)).Bytes;
        (second[0], second[^1]) = (first, last);

        string zero = $"0 (0x{new string('0', 2 * elementBytes)})";
        Assert.Equal(new Mismatch("a", 1, ElementText.Of(type, second), zero), serial.Compare(table));
    }

    [Fact]
    public void A_difference_behind_the_first_piece_is_found_in_its_row()
    {
        const int Rows = RowPieces.MostRows + 2;
        ColumnTable initial = new(Rows, [new Column<uint>("a", new uint[Rows])]);
        using SharedTable table = SharedTable.Create(RunId.New(), initial, workers: 1);
        SerialResult serial = SerialResult.Take(table, initial, new HashSet<string>(StringComparer.Ordinal) { "a" });

        table.Column("a").Rows<uint>(new RowRange(Rows - 1, Rows))[0] = 5;

        Assert.Equal(new Mismatch("a", Rows - 1, "5 (0x00000005)", "0 (0x00000000)"), serial.Compare(table));
    }

    public void Dispose() => _table.Dispose();

    private Span<float> Rows(string column) => _table.Column(column).Rows<float>(new RowRange(0, 4));
}
