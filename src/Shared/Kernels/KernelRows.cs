using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Kernels;

/// <summary>The rows that one call of a kernel may touch: a range, in each column that the kernel declared.</summary>
public readonly ref struct KernelRows
{
    private readonly BoundColumns _columns;
    private readonly RowRange _range;
    private readonly int _swapped;
    private readonly int _reach;

    // Most kernels declare two columns, and a sweep calls them a hundred times with the same rows: looked up and checked once.
    private readonly RowSlice _first;
    private readonly RowSlice _second;

    internal KernelRows(BoundColumns columns, RowRange range, int tick, int reach, UndoLog undo = default)
    {
        Undo = undo;
        _columns = columns;
        _range = range;
        _swapped = tick & 1;
        _reach = reach;
        _first = columns.Count > 0 ? columns.Storage(0).Slice(range) : default;
        _second = columns.Count > 1 ? columns.Storage(1).Slice(range) : default;
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _range.Length;

    /// <summary>Which rows of the table they are.</summary>
    public RowRange Range => _range;

    /// <summary>Where an <see cref="IUndoKernel"/> keeps what it overwrites; none where nobody could use it, or a copy is there.</summary>
    internal UndoLog Undo { get; }

    /// <summary>How many columns the kernel declared.</summary>
    public int ColumnCount => _columns.Count;

    /// <summary>A column to read.</summary>
    /// <typeparam name="T">What a row is, as the kernel declared it.</typeparam>
    /// <param name="index">Its index among the declared columns.</param>
    /// <returns><see cref="Count"/> rows.</returns>
    /// <exception cref="InvalidOperationException">The column is one of a pair: <see cref="Now"/> reads it. Or its rows are something else.</exception>
    public ReadOnlySpan<T> Read<T>(int index) where T : unmanaged => _columns.Use(index).Access != ColumnAccess.Swap
        ? Rows(index).As<T>()
        : throw Undeclared("read", index, "Read or Write");

    /// <summary>A column to write.</summary>
    /// <typeparam name="T">What a row is, as the kernel declared it.</typeparam>
    /// <param name="index">Its index among the declared columns.</param>
    /// <returns><see cref="Count"/> rows.</returns>
    /// <exception cref="InvalidOperationException">
    /// The kernel declared that it only reads this column, or the column is one of a pair: <see cref="Next"/> writes it.
    /// Or its rows are something else.
    /// </exception>
    public Span<T> Write<T>(int index) where T : unmanaged => _columns.Use(index).Access == ColumnAccess.Write
        ? Rows(index).As<T>()
        : throw Undeclared("write", index, "Write");

    /// <summary>What a pair held before this tick, with the rows around that the kernel may read.</summary>
    /// <typeparam name="T">What a row is, as the kernel declared it.</typeparam>
    /// <param name="pair">The index of the pair's first column among the declared ones.</param>
    /// <exception cref="InvalidOperationException">There is no pair.</exception>
    public NeighbourRows<T> Now<T>(int pair) where T : unmanaged => WithNeighbours<T>(_columns.Storage(InPair(pair) + _swapped));

    /// <summary>A column to read, with the rows around that the kernel may read.</summary>
    /// <typeparam name="T">What a row is, as the kernel declared it.</typeparam>
    /// <param name="index">Its index among the declared columns.</param>
    /// <exception cref="InvalidOperationException">The kernel didn't declare that it reads around, or the column's rows are something else.</exception>
    public NeighbourRows<T> Around<T>(int index) where T : unmanaged => _columns.Use(index).Access == ColumnAccess.ReadAround
        ? WithNeighbours<T>(_columns.Storage(index))
        : throw Undeclared("read around", index, "ReadAround");

    /// <summary>What a pair is to hold after this tick, to write; its rows hold what was there two ticks before.</summary>
    /// <typeparam name="T">What a row is, as the kernel declared it.</typeparam>
    /// <param name="pair">The index of the pair's first column among the declared ones.</param>
    /// <returns><see cref="Count"/> rows.</returns>
    /// <exception cref="InvalidOperationException">There is no pair.</exception>
    public Span<T> Next<T>(int pair) where T : unmanaged => Rows(InPair(pair) + 1 - _swapped).As<T>();

    private NeighbourRows<T> WithNeighbours<T>(IColumnStorage column) where T : unmanaged
    {
        int before = Math.Min(_reach, _range.Start);
        int after = Math.Min(_reach, column.RowCount - _range.End);
        return new NeighbourRows<T>(column.Slice(new RowRange(_range.Start - before, _range.End + after)).As<T>(), before, after);
    }

    /// <summary>Appends a row to the worker's segment of this tick.</summary>
    /// <param name="row">A row of the call, from 0: its number in the table is <see cref="Range"/>'s start more.</param>
    /// <exception cref="InvalidOperationException">The kernel is no <see cref="ISegmentKernel"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The call has no such row.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(int row)
    {
        if (_columns.Segment is not { } segment)
        {
            throw new InvalidOperationException($"Cannot append a row because the kernel has no segment: expected={nameof(ISegmentKernel)}.");
        }

        if ((uint)row >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(row), row, $"Cannot append a row because the call has no such row: row={row}, expected=0 to {Count - 1}.");
        }

        segment.Append(_range.Start + row);
    }

    private int InPair(int pair) => _columns.StartsPair(pair) ? pair : throw Undeclared("swap", pair, "the first of a pair");

    private InvalidOperationException Undeclared(string verb, int index, string expected)
    {
        ColumnUse use = _columns.Use(index);
        return new InvalidOperationException(
            $"Cannot {verb} column {use.Column} because the kernel declared another access: declared={use.Access}, expected={expected}.");
    }

    private RowSlice Rows(int index) => index switch
    {
        0 when _columns.Count > 0 => _first,
        1 when _columns.Count > 1 => _second,
        _ => _columns.Storage(index).Slice(_range),
    };
}
