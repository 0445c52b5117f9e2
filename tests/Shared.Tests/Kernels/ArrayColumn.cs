using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>A float32 column in a test's own array.</summary>
/// <param name="values">The rows; not copied.</param>
internal sealed class ArrayColumn(float[] values) : IColumnStorage
{
    public int RowCount => values.Length;

    public ElementType ElementType => ElementType.Float32;

    public RowSlice Slice(RowRange range) => RowSlice.Of(values.AsSpan(range.Start, range.Length));
}
