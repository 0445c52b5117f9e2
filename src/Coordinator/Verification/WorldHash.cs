using System.Security.Cryptography;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Verification;

/// <summary>
/// SHA-256 over all columns of a table in ordinal order of their names, each as its little-endian bytes, without header
/// or separator. Anyone can compute it again from the .npy files of the same table.
/// </summary>
internal static class WorldHash
{
    /// <summary>Computes it over a table in shared memory.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(SharedTable table) =>
        Of(table.Columns.Select(static column => column.Value), static region => region.Spec.Rows, static (region, rows) => region.Slice(rows).Bytes);

    /// <summary>Computes it over a table in this process's memory.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(ColumnTable table) =>
        Of(table.Columns, static column => column.Rows, static (column, rows) => column.Bytes(rows));

    private delegate ReadOnlySpan<byte> Piece<in T>(T column, RowRange rows);

    private static string Of<T>(IEnumerable<T> columnsInOrder, Func<T, int> rowsOf, Piece<T> bytesOf)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (T column in columnsInOrder)
        {
            foreach (RowRange piece in RowPieces.Of(rowsOf(column)))
            {
                hash.AppendData(bytesOf(column, piece));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
