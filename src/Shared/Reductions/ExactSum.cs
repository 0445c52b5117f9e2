using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Reductions;

/// <summary>
/// The sum of a range of rows of whole numbers. It needs no tree: 64 bits hold the sum of as many rows as a table may have,
/// so nothing is ever rounded and every order gives the same. Only neighbours are appended, so that no range is missed.
/// </summary>
/// <param name="Rows">The rows that are summed.</param>
/// <param name="Total">Their sum.</param>
public readonly record struct ExactSum(RowRange Rows, long Total)
{
    /// <summary>Sums rows of int32.</summary>
    /// <param name="rows">The rows of one range, up to <see cref="Limits.MaxRows"/>.</param>
    /// <param name="firstRow">The first row's place in the table.</param>
    public static ExactSum Of(ReadOnlySpan<int> rows, int firstRow)
    {
        long total = 0;
        foreach (int row in rows)
        {
            total += row;
        }

        return new ExactSum(new RowRange(firstRow, checked(firstRow + rows.Length)), total);
    }

    /// <summary>Sums rows of uint32.</summary>
    /// <param name="rows">The rows of one range, up to <see cref="Limits.MaxRows"/>.</param>
    /// <param name="firstRow">The first row's place in the table.</param>
    public static ExactSum Of(ReadOnlySpan<uint> rows, int firstRow)
    {
        long total = 0;
        foreach (uint row in rows)
        {
            total += row;
        }

        return new ExactSum(new RowRange(firstRow, checked(firstRow + rows.Length)), total);
    }

    /// <summary>The sum of this range and the next together.</summary>
    /// <param name="next">The range that begins where this one ends.</param>
    /// <exception cref="ArgumentException">It begins elsewhere.</exception>
    public ExactSum Append(ExactSum next) => next.Rows.Start == Rows.End
        ? new ExactSum(new RowRange(Rows.Start, next.Rows.End), checked(Total + next.Total))
        : throw new ArgumentException(
            $"Cannot append a sum because it isn't the next range's: firstRow={next.Rows.Start}, expected={Rows.End}. "
            + "Append the ranges of one column in their order, each once.",
            nameof(next));
}
