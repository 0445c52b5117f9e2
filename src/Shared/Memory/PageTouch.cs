namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Reads one element of each memory page, so that the page faults of a new mapping are taken before the clock runs. The
/// pages exist since the region was reserved; a read fault on a shared writable mapping makes them writable as well.
/// </summary>
internal static class PageTouch
{
    private const int PageElements = 4096 / sizeof(float);

    /// <summary>Touches the pages under some rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>A sum of what was read: a result that is used can't be optimised away.</returns>
    public static float Read(ReadOnlySpan<float> rows)
    {
        float sum = 0;
        for (int row = 0; row < rows.Length; row += PageElements)
        {
            sum += rows[row];
        }

        // Rows that start within a page may end on one more page than those steps reach.
        return rows.IsEmpty ? sum : sum + rows[^1];
    }
}
