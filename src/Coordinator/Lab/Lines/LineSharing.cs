using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Lines;

/// <summary>Which stretches of a column's memory more than one worker writes. A column begins on a memory page, so rows alone tell.</summary>
internal static class LineSharing
{
    /// <summary>What a cache holds and hands over as one, on x86 and most Arm processors.</summary>
    public const int LineBytes = 64;

    /// <summary>Counts stretches with more than one writer.</summary>
    /// <param name="partition">Who writes which rows.</param>
    /// <param name="elementBytes">Bytes of a row.</param>
    /// <param name="stretchBytes">Bytes of a stretch, such as a line.</param>
    public static int Count(Partition partition, int elementBytes, int stretchBytes) => partition.Ranges
        .Where(static range => !range.IsEmpty)
        .SelectMany(range => Ends(range, elementBytes, stretchBytes))
        .GroupBy(static stretch => stretch)
        .Count(static writers => writers.Skip(1).Any());

    /// <summary>Bytes of the column at which ranges begin, beyond the last whole stretch: 0 where none begins within one.</summary>
    /// <inheritdoc cref="Count"/>
    public static IEnumerable<int> Beyond(Partition partition, int elementBytes, int stretchBytes) => partition.Ranges
        .Skip(1)
        .Select(range => (int)((long)range.Start * elementBytes % stretchBytes))
        .Distinct()
        .Order();

    // What lies between the two a disjoint range has for itself.
    private static IEnumerable<long> Ends(RowRange range, int elementBytes, int stretchBytes) =>
        new[] { (long)range.Start * elementBytes / stretchBytes, (((long)range.End * elementBytes) - 1) / stretchBytes }.Distinct();
}
