using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>The bytes of a region that stay writable under an access: whole memory pages.</summary>
/// <param name="Start">The first, counted from the region's first byte.</param>
/// <param name="End">The byte after the last; equal to <paramref name="Start"/> when none is writable.</param>
internal readonly record struct WritablePages(long Start, long End)
{
    /// <summary>Rounds outward: a page that holds one writable row has to be writable.</summary>
    /// <param name="spec">The region.</param>
    /// <param name="access">What is to be writable of it.</param>
    /// <param name="pageBytes">Bytes of a memory page, a power of two.</param>
    /// <param name="isHuge">
    /// Whether the region may lie in huge pages. Header and first rows share one, and a guard between them would have it mapped in
    /// small pages, which a streaming tick of ten million rows shows: so who writes row 0 may write the header then.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The access names rows that the region doesn't have.</exception>
    public static WritablePages Of(RegionSpec spec, RegionAccess access, int pageBytes, bool isHuge = false)
    {
        if (access.IsWhole)
        {
            return new WritablePages(0, spec.TotalBytes);
        }

        if (access.Rows.Start < 0 || access.Rows.End > spec.Rows || access.Rows.Start > access.Rows.End)
        {
            throw new ArgumentOutOfRangeException(
                nameof(access), $"Cannot guard region {spec.Name} because the writable rows leave it: rows={access.Rows}, expected within [0, {spec.Rows}).");
        }

        long start = isHuge && access.Rows.Start == 0 ? 0 : ByteOf(spec, access.Rows.Start) & -pageBytes;
        return access.Rows.IsEmpty ? default : new WritablePages(start, (ByteOf(spec, access.Rows.End) + pageBytes - 1) & -pageBytes);
    }

    /// <summary>The rows that lie in them, wholly or in part: more than were asked for where a border is none of pages.</summary>
    /// <param name="spec">The region.</param>
    public RowRange RowsOf(RegionSpec spec)
    {
        int row = spec.ElementType.Bytes();
        long first = Math.Max(0, Start - RegionHeader.DataOffsetBytes) / row;
        long end = (Math.Max(0, End - RegionHeader.DataOffsetBytes) + row - 1) / row;
        return new RowRange((int)first, (int)Math.Min(spec.Rows, end));
    }

    private static long ByteOf(RegionSpec spec, int row) => RegionHeader.DataOffsetBytes + ((long)row * spec.ElementType.Bytes());
}
