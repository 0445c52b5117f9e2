namespace ParallelMotion.Shared.Memory;

/// <summary>What a region is to hold: known before it is created, checked again by everyone who attaches.</summary>
/// <param name="Name">The region's name within its run.</param>
/// <param name="ElementType">What one row is.</param>
/// <param name="Rows">Rows, 1 to <see cref="Limits.MaxRows"/>.</param>
public sealed record RegionSpec(string Name, ElementType ElementType, int Rows)
{
    private const long MemoryPageBytes = 4096;

    /// <summary>Bytes that a region takes beyond its data, at most.</summary>
    public const long OverheadBytes = RegionHeader.DataOffsetBytes + MemoryPageBytes;

    /// <summary>Bytes of the data alone.</summary>
    public long DataBytes => (long)Rows * ElementType.Bytes();

    /// <summary>Bytes the region takes: header, data, and padding to a whole memory page.</summary>
    public long TotalBytes =>
        RegionHeader.DataOffsetBytes + WholePages(DataBytes);

    /// <summary>What a file of some bytes takes on a file system in memory.</summary>
    /// <param name="bytes">Its bytes.</param>
    public static long WholePages(long bytes) => (bytes + MemoryPageBytes - 1) / MemoryPageBytes * MemoryPageBytes;

    /// <summary>The row that lies somewhere in the region.</summary>
    /// <param name="bytesFromRows">Bytes from the first byte of row 0; below 0 in the header.</param>
    /// <returns>Below 0 in the header, beyond the last row in what fills the last page, null outside of the region.</returns>
    public long? RowAt(long bytesFromRows) =>
        bytesFromRows >= -RegionHeader.DataOffsetBytes && bytesFromRows < TotalBytes - RegionHeader.DataOffsetBytes
            ? (long)Math.Floor((double)bytesFromRows / ElementType.Bytes())
            : null;

    /// <summary>The region that holds a column.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="type">What one row is.</param>
    /// <param name="rows">Rows, 1 to <see cref="Limits.MaxRows"/>.</param>
    public static RegionSpec Column(string column, ElementType type, int rows) => new($"col-{column}", type, rows);
}
