using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// A column of zeros in this process's own memory, aligned to a page as a region's rows are: on it a kernel takes
/// as long as on a region, which it doesn't on an array that starts in the middle of a cache line.
/// </summary>
public sealed unsafe class ScratchColumn : IColumnStorage
{
    private const int PageBytes = 4096;

    private readonly byte[] _memory;
    private readonly int _first;

    /// <summary>Allocates.</summary>
    /// <param name="type">What a row is.</param>
    /// <param name="rows">How many rows; their bytes must fit one array.</param>
    public ScratchColumn(ElementType type, int rows)
    {
        ElementType = type;
        RowCount = rows;
        _memory = GC.AllocateArray<byte>(checked((rows * type.Bytes()) + PageBytes), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _first = (int)((PageBytes - (address % PageBytes)) % PageBytes);
    }

    /// <inheritdoc/>
    public int RowCount { get; }

    /// <inheritdoc/>
    public ElementType ElementType { get; }

    /// <inheritdoc/>
    public RowSlice Slice(RowRange range)
    {
        int bytes = ElementType.Bytes();
        Span<byte> rows = _memory.AsSpan(_first, RowCount * bytes)[(range.Start * bytes)..(range.End * bytes)];
        return RowSlice.At(ref MemoryMarshal.GetReference(rows), range.Length, ElementType);
    }
}
