using System.Numerics;

namespace ParallelMotion.Shared.Reductions;

/// <summary>
/// The largest complete nodes of the tree over a run of leaves, from left to right. A node of level L covers 2^L leaves and
/// begins at a multiple of 2^L. Which nodes those are follows from where the run begins and ends, whatever it was put
/// together from.
/// </summary>
internal sealed class TreeNodes(int firstLeaf)
{
    // Of each level at most two nodes stand, one rising and one falling; 2^26 leaves are the most; and one is being pushed.
    private const int Capacity = (2 * 27) + 1;

    private readonly double[] _values = new double[Capacity];
    private readonly int[] _levels = new int[Capacity];
    private int _count;
    private int _endLeaf = firstLeaf;

    /// <summary>The nodes' sums, from left to right.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, _count);

    /// <summary>The level of the node that begins at a leaf.</summary>
    /// <param name="leaf">Where a node begins.</param>
    /// <param name="endLeaf">Where the run ends; beyond <paramref name="leaf"/>.</param>
    public static int LevelAt(int leaf, int endLeaf) =>
        Math.Min(BitOperations.TrailingZeroCount(leaf), BitOperations.Log2((uint)(endLeaf - leaf)));

    /// <summary>
    /// The sum of two neighbours. Any NaN becomes <see cref="double.NaN"/>: of two a processor keeps the first one's bits, the
    /// compiler swaps operands as it likes, and the NaN of infinity minus infinity has its sign from the processor.
    /// </summary>
    /// <param name="left">The left one.</param>
    /// <param name="right">The right one.</param>
    public static double Join(double left, double right) => Settled(left + right);

    /// <summary>Appends a node, and joins what it completes: a right child, and the left one before it.</summary>
    /// <param name="level">The node's level.</param>
    /// <param name="value">Its sum.</param>
    public void Push(int level, double value)
    {
        _endLeaf += 1 << level;
        value = Settled(value);

        // A right child ends where a node of the next level does.
        while (_count > 0 && _levels[_count - 1] == level && ((_endLeaf >> level) & 1) == 0)
        {
            value = Join(_values[--_count], value);
            level++;
        }

        _values[_count] = value;
        _levels[_count++] = level;
    }

    private static double Settled(double value) => double.IsNaN(value) ? double.NaN : value;
}
