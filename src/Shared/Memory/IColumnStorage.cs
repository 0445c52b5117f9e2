using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>Where a column's rows lie: a mapped region, or scratch memory of this process.</summary>
public interface IColumnStorage
{
    /// <summary>How many rows there are.</summary>
    int RowCount { get; }

    /// <summary>What a row is.</summary>
    ElementType ElementType { get; }

    /// <summary>The rows of a range, in place.</summary>
    /// <param name="range">Rows within the column.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the column.</exception>
    RowSlice Slice(RowRange range);
}
