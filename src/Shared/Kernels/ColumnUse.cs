using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Kernels;

/// <summary>What a kernel does with a column.</summary>
public enum ColumnAccess
{
    /// <summary>Reads it.</summary>
    Read = 1,

    /// <summary>Reads and writes it: it belongs to the kernel's write-set.</summary>
    Write = 2,

    /// <summary>
    /// Reads it in one tick, neighbours included, and writes it in the next: one of a pair that swaps roles after every tick.
    /// It belongs to the kernel's write-set.
    /// </summary>
    Swap = 3,

    /// <summary>Reads its own rows and those around them, which another kernel writes in another phase of the tick.</summary>
    ReadAround = 4,
}

/// <summary>One column that a kernel declares.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="ElementType">What its rows are.</param>
/// <param name="Access">What the kernel does with it.</param>
public sealed record ColumnUse(string Column, ElementType ElementType, ColumnAccess Access)
{
    /// <summary>Whether it belongs to the kernel's write-set.</summary>
    public bool IsWritten => Access is ColumnAccess.Write or ColumnAccess.Swap;

    /// <summary>Bytes that a row's tick moves: what is written in place is loaded and stored, the rest of these is one of the two.</summary>
    public int BytesPerRowTick => ElementType.Bytes() * (Access == ColumnAccess.Write ? 2 : 1);

    /// <summary>A column that is only read.</summary>
    /// <typeparam name="T">What a row is: float, double, int or uint.</typeparam>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">No column holds <typeparamref name="T"/>.</exception>
    public static ColumnUse Reads<T>(string column) where T : unmanaged => new(column, TypeOf<T>(column), ColumnAccess.Read);

    /// <summary>A column that is read and written.</summary>
    /// <typeparam name="T">What a row is: float, double, int or uint.</typeparam>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">No column holds <typeparamref name="T"/>.</exception>
    public static ColumnUse Writes<T>(string column) where T : unmanaged => new(column, TypeOf<T>(column), ColumnAccess.Write);

    /// <summary>
    /// A column that is only read, up to a neighbour kernel's reach beyond its own rows. Another kernel may write it in an earlier
    /// or later phase, never this one.
    /// </summary>
    /// <typeparam name="T">What a row is: float, double, int or uint.</typeparam>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">No column holds <typeparamref name="T"/>.</exception>
    public static ColumnUse ReadsAround<T>(string column) where T : unmanaged => new(column, TypeOf<T>(column), ColumnAccess.ReadAround);

    /// <summary>
    /// A pair of columns that swap roles after every tick. In the first tick of a run <paramref name="now"/> is read
    /// and <paramref name="next"/> written; after an odd number of ticks the newest values lie in <paramref name="next"/>.
    /// </summary>
    /// <typeparam name="T">What a row of both is: float, double, int or uint.</typeparam>
    /// <param name="now">The column that holds the values at the start.</param>
    /// <param name="next">The other; what it holds at the start doesn't matter.</param>
    /// <returns>Both uses, in the order in which they must be declared.</returns>
    public static IReadOnlyList<ColumnUse> Swaps<T>(string now, string next) where T : unmanaged =>
        [new(now, TypeOf<T>(now), ColumnAccess.Swap), new(next, TypeOf<T>(next), ColumnAccess.Swap)];

    private static ElementType TypeOf<T>(string column) where T : unmanaged =>
        ElementTypes.Of<T>() is var type && ElementTypes.OfColumns.Contains(type)
            ? type
            : throw new ArgumentException(
                $"Cannot declare column {column} because no column holds such rows: type={typeof(T).Name}, expected={string.Join(", ", ElementTypes.OfColumns.Select(static each => each.Name()))}.",
                nameof(column));
}
