using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;
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
        new(initial.With(column => written.Contains(column.Name) ? CopyOf(table, column) : column));

    /// <summary>The columns that this result holds.</summary>
    public ColumnTable Table => _expected;

    /// <summary>Compares a table with this result.</summary>
    /// <returns>The first difference in ordinal order of columns, or null.</returns>
    public Mismatch? Compare(SharedTable table)
    {
        foreach (Column column in _expected.Columns)
        {
            foreach (RowRange piece in RowPieces.Of(column.Rows))
            {
                if (Compare(table.Column(column.Name), column, piece) is { } mismatch)
                {
                    return mismatch;
                }
            }
        }

        return null;
    }

    private static Mismatch? Compare(MappedRegion region, Column column, RowRange piece)
    {
        ReadOnlySpan<byte> found = region.Slice(piece).Bytes;
        ReadOnlySpan<byte> expected = column.Bytes(piece);
        int elementBytes = column.Type.Bytes();
        int row = found.CommonPrefixLength(expected) / elementBytes;
        int start = row * elementBytes;
        return row < piece.Length
            ? new Mismatch(column.Name, piece.Start + row, ElementText.Of(column.Type, found[start..]), ElementText.Of(column.Type, expected[start..]))
            : null;
    }

    private static Column CopyOf(SharedTable table, Column column)
    {
        MappedRegion region = table.Column(column.Name);
        return Column.Filled(column.Name, column.Type, column.Rows, (rows, bytes) => region.Slice(rows).Bytes.CopyTo(bytes));
    }
}
