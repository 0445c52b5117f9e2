using System.Runtime.InteropServices;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>A float32 column in an ordinary array of this process.</summary>
/// <param name="values">The rows; not copied.</param>
public sealed class ArrayColumn(float[] values) : IColumnStorage
{
    /// <inheritdoc/>
    public Span<T> Rows<T>(RowRange range) where T : unmanaged
    {
        if (typeof(T) != typeof(float))
        {
            throw new InvalidOperationException($"Cannot read the column because its type differs: asked={typeof(T).Name}, expected=Single.");
        }

        return MemoryMarshal.Cast<float, T>(values.AsSpan(range.Start, range.Length));
    }
}
