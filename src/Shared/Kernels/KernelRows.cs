using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Kernels;

/// <summary>The rows that one call of a kernel may touch: a range, in each column that the kernel declared.</summary>
public readonly ref struct KernelRows
{
    private readonly BoundColumns _columns;
    private readonly RowRange _range;

    // Most kernels declare two columns, and a sweep calls them a hundred times with the same rows: looked up and checked once.
    private readonly Span<float> _first;
    private readonly Span<float> _second;

    internal KernelRows(BoundColumns columns, RowRange range)
    {
        _columns = columns;
        _range = range;
        _first = columns.Count > 0 ? columns.Storage(0).Float32Rows(range) : default;
        _second = columns.Count > 1 ? columns.Storage(1).Float32Rows(range) : default;
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _range.Length;

    /// <summary>How many columns the kernel declared.</summary>
    public int ColumnCount => _columns.Count;

    /// <summary>A column to read.</summary>
    /// <param name="index">Its index among the declared columns.</param>
    /// <returns><see cref="Count"/> rows.</returns>
    public ReadOnlySpan<float> Read(int index) => Rows(index);

    /// <summary>A column to write.</summary>
    /// <param name="index">Its index among the declared columns.</param>
    /// <returns><see cref="Count"/> rows.</returns>
    /// <exception cref="InvalidOperationException">The kernel declared that it only reads this column.</exception>
    public Span<float> Write(int index)
    {
        ColumnUse use = _columns.Use(index);
        if (use.Access != ColumnAccess.Write)
        {
            throw new InvalidOperationException(
                $"Cannot write column {use.Column} because the kernel declared another access: declared={use.Access}, expected=Write.");
        }

        return Rows(index);
    }

    private Span<float> Rows(int index) => index switch
    {
        0 when _columns.Count > 0 => _first,
        1 when _columns.Count > 1 => _second,
        _ => _columns.Storage(index).Float32Rows(_range),
    };
}
