using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>Where a column's rows lie: a mapped region, or scratch memory of this process.</summary>
public interface IColumnStorage
{
    /// <summary>How many rows there are.</summary>
    int RowCount { get; }

    /// <summary>
    /// The rows of a range of a float32 column, in place. Not generic: a generic method of an interface is looked up at each
    /// call, which takes as long as a tenth of a tile.
    /// </summary>
    /// <param name="range">Rows within the column.</param>
    /// <returns><c>range.Length</c> elements; writing to them writes the column.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the column.</exception>
    /// <exception cref="InvalidOperationException">The column holds another type.</exception>
    Span<float> Float32Rows(RowRange range);
}
