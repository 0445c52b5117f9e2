using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Kernels;

/// <summary>The rows that one call of a kernel may touch: a range, in each column that the kernel declared.</summary>
public readonly ref struct KernelRows
{
    private readonly BoundColumns _columns;
    private readonly RowRange _range;

    internal KernelRows(BoundColumns columns, RowRange range)
    {
        _columns = columns;
        _range = range;
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _range.Length;

    /// <summary>How many columns the kernel declared.</summary>
    public int ColumnCount => _columns.Count;

    /// <summary>A column to read.</summary>
    /// <param name="index">Its index among the declared columns.</param>
    /// <returns><see cref="Count"/> rows.</returns>
    public ReadOnlySpan<float> Read(int index) => _columns.Storage(index).Rows<float>(_range);

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

        return _columns.Storage(index).Rows<float>(_range);
    }
}
