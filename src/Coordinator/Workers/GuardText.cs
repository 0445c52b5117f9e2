using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>What can be said of the guards between workers.</summary>
internal static class GuardText
{
    /// <summary>A kernel may bind thousands of columns.</summary>
    private const int MostColumns = 16;

    /// <summary>Whether a memory page may hold rows of two workers: there is no finer guard.</summary>
    public static bool HasSharedPages(Partition partition) =>
        partition.Alignment == BorderAlignment.CacheLine && partition.Ranges.Count(static range => !range.IsEmpty) > 1;

    /// <summary>Names columns.</summary>
    /// <param name="uses">What a kernel declared.</param>
    /// <param name="isWritten">Whether those that it writes are meant, or the others.</param>
    public static string Columns(IEnumerable<ColumnUse> uses, bool isWritten)
    {
        string[] columns = [.. uses.Where(use => use.IsWritten == isWritten).Select(static use => use.Column)];
        string more = columns.Length > MostColumns ? $" and {columns.Length - MostColumns} more" : "";
        return columns.Length == 0 ? "no column" : string.Join(", ", columns.Take(MostColumns)) + more;
    }
}
