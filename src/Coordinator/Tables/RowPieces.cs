using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>
/// Cuts a column for whatever takes its bytes: a span counts them in 32 bits, one system call takes no more, and a column
/// of <see cref="Shared.Limits.MaxRows"/> has up to four times as many.
/// </summary>
internal static class RowPieces
{
    /// <summary>Rows of a piece: 16 or 32 MiB, long beside what a call costs.</summary>
    public const int MostRows = 1 << 22;

    /// <summary>The pieces of a column, in order.</summary>
    public static IEnumerable<RowRange> Of(int rows)
    {
        for (long start = 0; start < rows; start += MostRows)
        {
            yield return new RowRange((int)start, (int)Math.Min(start + MostRows, rows));
        }
    }
}
