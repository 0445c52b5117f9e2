using System.Runtime.InteropServices;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Verification;

/// <summary>
/// What every column must hold after a run: the written ones as the serial run left them, the others as they were given.
/// Compared bit by bit, so that two NaNs and the two zeros are told apart.
/// </summary>
internal sealed class SerialResult
{
    private readonly ColumnTable _expected;

    private SerialResult(ColumnTable expected)
    {
        _expected = expected;
    }

    /// <summary>Copies the written columns of a table on which a serial run has just ended.</summary>
    /// <param name="table">The table in shared memory.</param>
    /// <param name="initial">The columns before the run.</param>
    /// <param name="written">The columns that the run's kernel writes.</param>
    public static SerialResult Take(SharedTable table, ColumnTable initial, IReadOnlySet<string> written) =>
        new(initial.With(column => written.Contains(column.Name) ? CopyOf(table, column.Name, initial.Rows) : column.Values));

    /// <summary>The columns that this result holds.</summary>
    public ColumnTable Table => _expected;

    /// <summary>Compares a table with this result.</summary>
    /// <returns>The first difference in ordinal order of columns, or null.</returns>
    public Mismatch? Compare(SharedTable table)
    {
        foreach (Column column in _expected.Columns)
        {
            ReadOnlySpan<float> found = table.Column(column.Name).Rows<float>(new RowRange(0, _expected.Rows));
            int row = Bits(found).CommonPrefixLength(Bits(column.Values));
            if (row < _expected.Rows)
            {
                return new Mismatch(column.Name, row, found[row], column.Values[row]);
            }
        }

        return null;
    }

    private static ReadOnlySpan<uint> Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, uint>(values);

    private static float[] CopyOf(SharedTable table, string column, int rows) =>
        table.Column(column).Rows<float>(new RowRange(0, rows)).ToArray();
}
