using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Reductions;

/// <summary>
/// The sum of a range of a column's rows, of the same bits at any number of workers, in any partition and on any processor.
/// <para>
/// Floating-point addition isn't associative: a sum of the workers' sums depends on where their ranges end. So the order is
/// fixed by the rows' places in the table alone. Leaves are blocks of 32 rows of float32 or 16 of float64, and neighbours
/// are joined pairwise, level by level, as in a binary tree that begins at row 0; a node without a right neighbour goes up
/// as it is. A worker sums the largest complete nodes within its range (at most two of each level); appended in range
/// order, they are joined to the very nodes that one process would have computed.
/// </para>
/// <para>
/// This is pairwise summation (Higham, "The accuracy of floating point summation", 1993): its error grows with the logarithm of
/// the rows, not with the rows. All sums are float64, also those of float32.
/// </para>
/// </summary>
public sealed class TreeSum
{
    private readonly int _leafRows;

    private TreeSum(RowRange rows, int leafRows, ImmutableArray<double> nodes)
    {
        Rows = rows;
        _leafRows = leafRows;
        Nodes = nodes;
    }

    /// <summary>The rows that are summed.</summary>
    public RowRange Rows { get; }

    /// <summary>
    /// The sums of the largest complete nodes, from left to right: with <see cref="Rows"/> all that another process needs.
    /// </summary>
    public ImmutableArray<double> Nodes { get; }

    /// <summary>
    /// The sum of all rows; 0 where there are none. Any NaN is <see cref="double.NaN"/>. It is the caller's to know that no
    /// range is missing at the end.
    /// </summary>
    /// <exception cref="InvalidOperationException">The rows before are missing.</exception>
    public double Total => Rows.Start == 0 ? Joined() : throw new InvalidOperationException(
        $"Cannot total a sum because rows before it are missing: firstRow={Rows.Start}, expected=0. "
        + "Append it to the sums of the ranges before.");

    /// <summary>Sums rows of float32.</summary>
    /// <param name="rows">The rows of one range.</param>
    /// <param name="firstRow">The first row's place in the table: a multiple of 32 unless there are no rows.</param>
    /// <exception cref="ArgumentException">The range doesn't begin at a leaf, or lies outside of what a table may hold.</exception>
    public static TreeSum Of(ReadOnlySpan<float> rows, int firstRow) => Of<float, Float32Leaf>(rows, firstRow);

    /// <summary>Sums rows of float64.</summary>
    /// <param name="rows">The rows of one range.</param>
    /// <param name="firstRow">The first row's place in the table: a multiple of 16 unless there are no rows.</param>
    /// <exception cref="ArgumentException">The range doesn't begin at a leaf, or lies outside of what a table may hold.</exception>
    public static TreeSum Of(ReadOnlySpan<double> rows, int firstRow) => Of<double, Float64Leaf>(rows, firstRow);

    /// <summary>A sum that another process computed.</summary>
    /// <param name="rows">The rows that it summed.</param>
    /// <param name="elementBytes">Bytes of a row: 4 for float32, 8 for float64.</param>
    /// <param name="nodes">Its <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentException">No sum of these rows has as many nodes, or there is no sum of such rows.</exception>
    public static TreeSum FromNodes(RowRange rows, int elementBytes, ReadOnlySpan<double> nodes)
    {
        int leafRows = elementBytes switch
        {
            sizeof(float) => Float32Leaf.Rows,
            sizeof(double) => Float64Leaf.Rows,
            _ => throw new ArgumentException(
                $"Cannot take a sum over because no such rows are summed: elementBytes={elementBytes}, expected=4 or 8.",
                nameof(elementBytes)),
        };
        RequireLeaves(rows.Start, rows.Length, leafRows);
        int expected = 0;
        for (int leaf = rows.Start / leafRows, end = EndLeaf(rows, leafRows); leaf < end; leaf += 1 << TreeNodes.LevelAt(leaf, end))
        {
            expected++;
        }

        return nodes.Length == expected ? new TreeSum(rows, leafRows, [.. nodes]) : throw new ArgumentException(
            $"Cannot take a sum over because its nodes aren't those of its rows: rows={rows}, nodes={nodes.Length}, expected={expected}.",
            nameof(nodes));
    }

    /// <summary>The sum of this range and the next together.</summary>
    /// <param name="next">The range that begins where this one ends, of the same column.</param>
    /// <exception cref="ArgumentException">It begins elsewhere, or its rows are of another size.</exception>
    public TreeSum Append(TreeSum next)
    {
        if (next.Rows.Start != Rows.End || next._leafRows != _leafRows)
        {
            throw new ArgumentException(
                $"Cannot append a sum because it isn't the next range's: firstRow={next.Rows.Start}, leafRows={next._leafRows}, "
                + $"expected={Rows.End} and {_leafRows}. Append the ranges of one column in their order, each once.",
                nameof(next));
        }

        if (Rows.IsEmpty || next.Rows.IsEmpty)
        {
            return Rows.IsEmpty ? next : this;
        }

        TreeNodes nodes = new(Rows.Start / _leafRows);
        PushTo(nodes);
        next.PushTo(nodes);
        return new TreeSum(new RowRange(Rows.Start, next.Rows.End), _leafRows, [.. nodes.Values]);
    }

    // Compiled fully at first call: one call may cross the whole column.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TreeSum Of<T, TLeaf>(ReadOnlySpan<T> rows, int firstRow)
        where T : unmanaged
        where TLeaf : ILeaf<T>
    {
        RequireLeaves(firstRow, rows.Length, TLeaf.Rows);
        TreeNodes nodes = new(firstRow / TLeaf.Rows);
        ReadOnlySpan<T> rest = rows;
        for (; rest.Length >= TLeaf.Rows; rest = rest[TLeaf.Rows..])
        {
            nodes.Push(0, TLeaf.Sum(rest[..TLeaf.Rows]));
        }

        if (!rest.IsEmpty)
        {
            nodes.Push(0, Clipped<T, TLeaf>(rest));
        }

        return new TreeSum(new RowRange(firstRow, firstRow + rows.Length), TLeaf.Rows, [.. nodes.Values]);
    }

    /// <summary>The table's last leaf, where its rows end within.</summary>
    private static double Clipped<T, TLeaf>(ReadOnlySpan<T> rest)
        where T : unmanaged
        where TLeaf : ILeaf<T>
    {
        Span<T> leaf = stackalloc T[TLeaf.Rows];
        leaf.Fill(TLeaf.Nothing);
        rest.CopyTo(leaf);
        return TLeaf.Sum(leaf);
    }

    private static void RequireLeaves(int firstRow, int rows, int leafRows)
    {
        bool isAligned = rows == 0 || firstRow % leafRows == 0;
        if (firstRow < 0 || rows < 0 || (long)firstRow + rows > Limits.MaxRows || !isAligned)
        {
            throw new ArgumentException(
                $"Cannot sum a range because no part of the tree begins there: firstRow={firstRow}, rows={rows}, "
                + $"expected=a multiple of {leafRows} within {Limits.MaxRows} rows. Take ranges from a partition.",
                nameof(firstRow));
        }
    }

    private static int EndLeaf(RowRange rows, int leafRows) => (rows.End + leafRows - 1) / leafRows;

    private void PushTo(TreeNodes nodes)
    {
        int end = EndLeaf(Rows, _leafRows);
        int leaf = Rows.Start / _leafRows;
        foreach (double node in Nodes)
        {
            int level = TreeNodes.LevelAt(leaf, end);
            nodes.Push(level, node);
            leaf += 1 << level;
        }
    }

    /// <summary>From the right: a node without a right neighbour goes up until it has a left one.</summary>
    private double Joined()
    {
        double total = Nodes.IsEmpty ? 0 : Nodes[^1];
        for (int node = Nodes.Length - 2; node >= 0; node--)
        {
            total = TreeNodes.Join(Nodes[node], total);
        }

        return total;
    }
}
