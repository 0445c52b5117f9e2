using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// A float32 column of zeros in this process's own memory, aligned to a page as a region's rows are: on it a kernel takes
/// as long as on a region, which it doesn't on an array that starts in the middle of a cache line.
/// </summary>
public sealed unsafe class ScratchColumn : IColumnStorage
{
    private const int PageBytes = 4096;

    private readonly float[] _memory;
    private readonly int _first;
    private readonly int _rows;

    /// <summary>Allocates.</summary>
    /// <param name="rows">How many rows.</param>
    public ScratchColumn(int rows)
    {
        _rows = rows;
        _memory = GC.AllocateArray<float>(rows + (PageBytes / sizeof(float)), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _first = (int)((PageBytes - (address % PageBytes)) % PageBytes) / sizeof(float);
    }

    /// <inheritdoc/>
    public int RowCount => _rows;

    /// <inheritdoc/>
    public Span<float> Float32Rows(RowRange range) => _memory.AsSpan(_first, _rows)[range.Start..range.End];
}
