using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>A float32 column in an ordinary array of this process.</summary>
/// <param name="values">The rows; not copied.</param>
public sealed class ArrayColumn(float[] values) : IColumnStorage
{
    /// <inheritdoc/>
    public Span<float> Float32Rows(RowRange range) => values.AsSpan(range.Start, range.Length);
}
