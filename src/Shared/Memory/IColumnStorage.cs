using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>Where a column's rows lie: a mapped region, or an array in this process for the serial reference.</summary>
public interface IColumnStorage
{
    /// <summary>The rows of a range, in place.</summary>
    /// <typeparam name="T">The column's element type.</typeparam>
    /// <param name="range">Rows within the column.</param>
    /// <returns><c>range.Length</c> elements; writing to them writes the column.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the column.</exception>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not what the column holds.</exception>
    Span<T> Rows<T>(RowRange range) where T : unmanaged;
}
