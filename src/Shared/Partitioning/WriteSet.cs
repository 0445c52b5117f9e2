namespace ParallelMotion.Shared.Partitioning;

/// <summary>Rows of one column that one task writes.</summary>
/// <param name="Task">Who writes, as a person would name it ("motion in worker 2").</param>
/// <param name="Column">The column's name.</param>
/// <param name="Rows">The rows.</param>
public sealed record WriteSet(string Task, string Column, RowRange Rows)
{
    /// <summary>The one rule: tasks may run side by side if and only if their write-sets don't overlap.</summary>
    /// <param name="writeSets">All that would be written at the same time.</param>
    /// <returns>Two that overlap, or null when none do.</returns>
    public static (WriteSet First, WriteSet Second)? FindOverlap(IEnumerable<WriteSet> writeSets)
    {
        // Sorted by column and start, an overlap shows between neighbours: a set that reaches over a later one's start
        // reaches over its next neighbour's start too.
        WriteSet? previous = null;
        IOrderedEnumerable<WriteSet> sorted = writeSets
            .Where(set => !set.Rows.IsEmpty)
            .OrderBy(set => set.Column, StringComparer.Ordinal)
            .ThenBy(set => set.Rows.Start);
        foreach (WriteSet set in sorted)
        {
            if (previous is not null && string.Equals(previous.Column, set.Column, StringComparison.Ordinal) && previous.Rows.Overlaps(set.Rows))
            {
                return (previous, set);
            }

            previous = set;
        }

        return null;
    }
}
