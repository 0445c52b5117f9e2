using System.Runtime.InteropServices;
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
    /// <summary>A span counts bytes in 32 bits, and a column may have more.</summary>
    private const int ChunkRows = 1 << 24;

    /// <summary>Computes it over a table in shared memory.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(SharedTable table) =>
        Of(table.Columns.Select(static column => column.Value), static region => region.Spec.Rows, static (region, rows) => region.Rows<float>(rows));

    /// <summary>Computes it over a table in this process's memory.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(ColumnTable table) =>
        Of(table.Columns, static column => column.Values.Length, static (column, rows) => column.Values.AsSpan(rows.Start, rows.Length));

    private delegate ReadOnlySpan<float> Chunk<in T>(T column, RowRange rows);

    private static string Of<T>(IEnumerable<T> columnsInOrder, Func<T, int> rowsOf, Chunk<T> chunkOf)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (T column in columnsInOrder)
        {
            int rows = rowsOf(column);
            for (int start = 0; start < rows; start += ChunkRows)
            {
                hash.AppendData(MemoryMarshal.AsBytes(chunkOf(column, new RowRange(start, (int)Math.Min(rows, (long)start + ChunkRows)))));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
