namespace ParallelMotion.Shared.Reductions;

/// <summary>
/// How the rows of one leaf are summed. The order is part of every total's bits: eight lanes, row r of the leaf in lane
/// r mod 8, each lane in row order; then lane j with j + 4, j with j + 2, j with j + 1. Lanes, so that vector units of any
/// width compute the same.
/// </summary>
/// <typeparam name="T">What a row holds.</typeparam>
internal interface ILeaf<T>
    where T : unmanaged
{
    /// <summary>
    /// Rows of a leaf: those within one <see cref="Partitioning.BorderAlignment.CacheLine"/> of the column, so that no border
    /// lies within a leaf.
    /// </summary>
    static abstract int Rows { get; }

    /// <summary>What changes no sum: minus zero, for plus zero would change the sum of minus zeros.</summary>
    static abstract T Nothing { get; }

    /// <summary>The sum of a leaf's rows.</summary>
    /// <param name="rows">Exactly <see cref="Rows"/>.</param>
    static abstract double Sum(ReadOnlySpan<T> rows);
}
