using System.Runtime.InteropServices;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>A column in a test's own array.</summary>
/// <param name="values">The rows, or floats of their bits; not copied.</param>
/// <param name="type">What the rows are: float32 or uint32.</param>
internal sealed class ArrayColumn(float[] values, ElementType type = ElementType.Float32) : IColumnStorage
{
    public int RowCount => values.Length;

    public ElementType ElementType => type;

    public RowSlice Slice(RowRange range)
    {
        Span<float> rows = values.AsSpan(range.Start, range.Length);
        return type == ElementType.UInt32 ? RowSlice.Of(MemoryMarshal.Cast<float, uint>(rows)) : RowSlice.Of(rows);
    }
}
