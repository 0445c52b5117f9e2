using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ParallelMotion.Coordinator.Verification;

/// <summary>Remembers which rows were found, in which order, in the room of a hash.</summary>
internal sealed class FoundRowsDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many rows were found so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds what a tick found. How many they are counts too, so that no row can move to another tick unseen.</summary>
    public void Add(ReadOnlySpan<int> rows)
    {
        int count = rows.Length;
        _hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in count)));
        _hash.AppendData(MemoryMarshal.AsBytes(rows));
        Rows += count;
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    /// <summary>The hash so far.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());
}
