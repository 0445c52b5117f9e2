using System.Collections.Immutable;

namespace ParallelMotion.Shared.Partitioning;

/// <summary>
/// The assignment of row ranges to workers: contiguous, disjoint, in worker order, covering every row once. Borders lie on
/// <see cref="Alignment"/>.
/// </summary>
public sealed class Partition
{
    /// <summary>
    /// A table affords 64 KiB borders when each worker gets at least this many such units: the largest range then
    /// exceeds the mean by 1/16 at most, which is what the slowest worker adds to a tick.
    /// </summary>
    private const int UnitsPerWorkerToAffordPages = 16;

    private Partition(int rows, int elementBytes, BorderAlignment alignment, ImmutableArray<RowRange> ranges)
    {
        Rows = rows;
        ElementBytes = elementBytes;
        Alignment = alignment;
        Ranges = ranges;
    }

    /// <summary>The number of rows that the ranges cover.</summary>
    public int Rows { get; }

    /// <summary>What the borders are snapped to.</summary>
    public BorderAlignment Alignment { get; }

    /// <summary>Size of the smallest element that any column of the table holds.</summary>
    public int ElementBytes { get; }

    /// <summary>Rows of one aligned unit: inner borders are multiples of it.</summary>
    public int UnitRows => RowsPerUnit(Alignment, ElementBytes);

    /// <summary>The aligned units that hold the rows; the last may be clipped.</summary>
    public int Units => (int)UnitCount(Rows, UnitRows);

    /// <summary>One range a worker; empty ones where there are fewer aligned units than workers.</summary>
    public ImmutableArray<RowRange> Ranges { get; }

    /// <summary>
    /// Splits with the widest alignment that the table can afford. The aligned units are spread so that no two ranges differ
    /// by more than one unit.
    /// </summary>
    /// <param name="rows">Rows to cover, 1 to <see cref="Limits.MaxRows"/>.</param>
    /// <param name="workers">Ranges to make, 1 to <see cref="Limits.MaxWorkers"/>.</param>
    /// <param name="elementBytes">Size of the smallest element that any column of the table holds.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its bounds.</exception>
    public static Partition Split(int rows, int workers, int elementBytes)
    {
        long pageUnits = UnitCount(rows, RowsPerUnit(BorderAlignment.Page, elementBytes));
        bool affordsPages = pageUnits >= (long)workers * UnitsPerWorkerToAffordPages;
        return Split(rows, workers, elementBytes, affordsPages ? BorderAlignment.Page : BorderAlignment.CacheLine);
    }

    /// <summary>Splits with a given alignment, so that no two ranges differ by more than one unit.</summary>
    /// <param name="rows">Rows to cover, 1 to <see cref="Limits.MaxRows"/>.</param>
    /// <param name="workers">Ranges to make, 1 to <see cref="Limits.MaxWorkers"/>.</param>
    /// <param name="elementBytes">Size of the smallest element that any column of the table holds.</param>
    /// <param name="alignment">What borders snap to.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its bounds.</exception>
    public static Partition Split(int rows, int workers, int elementBytes, BorderAlignment alignment)
    {
        RequireBounds(rows, workers);
        int rowsPerUnit = RowsPerUnit(alignment, elementBytes);
        long units = UnitCount(rows, rowsPerUnit);
        ImmutableArray<RowRange>.Builder ranges = ImmutableArray.CreateBuilder<RowRange>(workers);
        for (int worker = 0; worker < workers; worker++)
        {
            ranges.Add(new RowRange(Border(worker), Border(worker + 1)));
        }

        return new Partition(rows, elementBytes, alignment, ranges.MoveToImmutable());

        // Multiplying before dividing spreads the remainder over all workers instead of giving it to the last.
        int Border(int index) => (int)Math.Min(rows, units * index / workers * rowsPerUnit);
    }

    /// <summary>Puts the borders where the caller wants them.</summary>
    /// <param name="rows">Rows to cover, 1 to <see cref="Limits.MaxRows"/>.</param>
    /// <param name="borders">
    /// One between each two workers, ascending from 0 to <paramref name="rows"/>; two that are equal leave a worker without rows.
    /// Each is <paramref name="rows"/> or lies on the alignment.
    /// </param>
    /// <param name="elementBytes">Size of the smallest element that any column of the table holds.</param>
    /// <param name="alignment">What borders lie on.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its bounds.</exception>
    /// <exception cref="ArgumentException">A border lies where none may.</exception>
    public static Partition At(int rows, IReadOnlyList<int> borders, int elementBytes, BorderAlignment alignment)
    {
        RequireBounds(rows, borders.Count + 1);
        int rowsPerUnit = RowsPerUnit(alignment, elementBytes);
        ImmutableArray<RowRange>.Builder ranges = ImmutableArray.CreateBuilder<RowRange>(borders.Count + 1);
        int start = 0;
        foreach (int border in borders)
        {
            if (border < start || border > rows || (border % rowsPerUnit != 0 && border != rows))
            {
                throw new ArgumentException(
                    $"Cannot partition a table because a border lies where none may: border={border}, index={ranges.Count}, "
                    + $"expected=a multiple of {rowsPerUnit} from {start} to {rows}, or {rows}. Snap it to the alignment.",
                    nameof(borders));
            }

            ranges.Add(new RowRange(start, border));
            start = border;
        }

        ranges.Add(new RowRange(start, rows));
        return new Partition(rows, elementBytes, alignment, ranges.MoveToImmutable());
    }

    /// <summary>
    /// Ranges as they are given, which may overlap, leave rows out, or share a cache line. Nothing here holds them to the one rule:
    /// the plan does. For whoever asks what happens when it is broken.
    /// </summary>
    /// <param name="rows">Rows of the table, 1 to <see cref="Limits.MaxRows"/>.</param>
    /// <param name="ranges">One range a worker, within the rows; 1 to <see cref="Limits.MaxWorkers"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its bounds.</exception>
    public static Partition Unchecked(int rows, ImmutableArray<RowRange> ranges)
    {
        RequireBounds(rows, ranges.Length);
        return ranges.All(range => range.Start >= 0 && range.Start <= range.End && range.End <= rows)
            ? new Partition(rows, elementBytes: 1, BorderAlignment.CacheLine, ranges)
            : throw new ArgumentOutOfRangeException(
                nameof(ranges), $"Cannot make a partition because a range leaves the table: ranges={string.Join(' ', ranges)}, expected=within {rows} rows.");
    }

    private static void RequireBounds(int rows, int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Limits.MaxRows);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workers, Limits.MaxWorkers);
    }

    private static int RowsPerUnit(BorderAlignment alignment, int elementBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elementBytes, 1);
        return Math.Max(1, (int)alignment / elementBytes);
    }

    private static long UnitCount(int rows, int rowsPerUnit) => ((long)rows + rowsPerUnit - 1) / rowsPerUnit;
}
