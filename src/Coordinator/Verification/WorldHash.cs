using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Shared.Memory;
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

    /// <summary>Computes it.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(SharedTable table)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string _, MappedRegion region) in table.Columns)
        {
            for (int start = 0; start < region.Spec.Rows; start += ChunkRows)
            {
                RowRange chunk = new(start, (int)Math.Min(region.Spec.Rows, (long)start + ChunkRows));
                hash.AppendData(MemoryMarshal.AsBytes(region.Rows<float>(chunk)));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
