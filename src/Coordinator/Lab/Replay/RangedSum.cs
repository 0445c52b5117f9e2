using System.Runtime.CompilerServices;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Reductions;

namespace ParallelMotion.Coordinator.Lab.Replay;

/// <summary>A column's sum, put together from a sum of each worker's range in the order of ranges.</summary>
/// <param name="Workers">How many ranges there were.</param>
/// <param name="Tree">By the fixed tree (<see cref="TreeSum"/>).</param>
/// <param name="Naive">In float32: each range from left to right, and then the ranges' sums.</param>
internal sealed record RangedSum(int Workers, double Tree, float Naive)
{
    /// <summary>The tree's bits.</summary>
    public ulong TreeBits => BitConverter.DoubleToUInt64Bits(Tree);

    /// <summary>The other's bits.</summary>
    public uint NaiveBits => BitConverter.SingleToUInt32Bits(Naive);

    /// <summary>Sums a column.</summary>
    /// <param name="column">A column of float32.</param>
    /// <param name="partition">Who has which rows of it.</param>
    public static RangedSum Of(IColumnStorage column, Partition partition)
    {
        TreeSum tree = TreeSum.Of(ReadOnlySpan<float>.Empty, firstRow: 0);
        float naive = 0;
        foreach (RowRange range in partition.Ranges)
        {
            ReadOnlySpan<float> rows = column.Slice(range).As<float>();
            tree = tree.Append(TreeSum.Of(rows, range.Start));
            naive += FromLeftToRight(rows);
        }

        return new RangedSum(partition.Ranges.Length, tree.Total, naive);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float FromLeftToRight(ReadOnlySpan<float> rows)
    {
        float sum = 0;
        foreach (float row in rows)
        {
            sum += row;
        }

        return sum;
    }
}
