namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Reads one byte of each memory page, so that the page faults of a new mapping are taken before the clock runs. The
/// pages exist since the region was reserved; a read fault on a shared writable mapping makes them writable as well.
/// </summary>
internal static class PageTouch
{
    private const int PageBytes = 4096;

    /// <summary>Touches the pages under some rows.</summary>
    /// <param name="rows">The bytes of the rows.</param>
    /// <returns>A sum of what was read: a result that is used can't be optimised away.</returns>
    public static int Read(ReadOnlySpan<byte> rows)
    {
        int sum = 0;
        for (int at = 0; at < rows.Length; at += PageBytes)
        {
            sum += rows[at];
        }

        // Rows that start within a page may end on one more page than those steps reach.
        return rows.IsEmpty ? sum : sum + rows[^1];
    }
}
