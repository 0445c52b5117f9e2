using System.Runtime.InteropServices;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>A named column, whatever its rows are. Whoever makes one gives its values away: nobody changes them afterwards.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">What one row is.</param>
/// <param name="Rows">How many there are.</param>
internal abstract record Column(string Name, ElementType Type, int Rows)
{
    /// <summary>Fills some rows of a new column.</summary>
    /// <param name="rows">Which; the pieces cover all rows, in order.</param>
    /// <param name="bytes">Their bytes, to write every one of.</param>
    public delegate void Filling(RowRange rows, Span<byte> bytes);

    /// <summary>The bytes of some rows, as they lie in a region: little-endian.</summary>
    /// <param name="rows">Few enough for a span, which counts 32 bits (<see cref="RowPieces"/>); an <see cref="OverflowException"/> else.</param>
    public abstract ReadOnlySpan<byte> Bytes(RowRange rows);

    /// <summary>A new column whose bytes come from elsewhere, piece by piece.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">What one row is.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="fill">Is called once a piece.</param>
    public static Column Filled(string name, ElementType type, int rows, Filling fill) => type switch
    {
        ElementType.Float32 => Filled<float>(name, rows, fill),
        ElementType.Float64 => Filled<double>(name, rows, fill),
        ElementType.Int32 => Filled<int>(name, rows, fill),
        ElementType.UInt32 => Filled<uint>(name, rows, fill),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type that a column may hold."),
    };

    private static Column<T> Filled<T>(string name, int rows, Filling fill) where T : unmanaged
    {
        T[] values = GC.AllocateUninitializedArray<T>(rows);
        foreach (RowRange piece in RowPieces.Of(rows))
        {
            fill(piece, MemoryMarshal.AsBytes(values.AsSpan(piece.Start, piece.Length)));
        }

        return new Column<T>(name, values);
    }
}

/// <summary>A column whose values are at hand.</summary>
/// <typeparam name="T">What one row is: the .NET type of one of <see cref="ElementTypes.OfColumns"/>.</typeparam>
/// <param name="Name">The column's name.</param>
/// <param name="Values">Its rows.</param>
internal sealed record Column<T>(string Name, T[] Values) : Column(Name, ElementTypes.Of<T>(), Values.Length)
    where T : unmanaged
{
    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Bytes(RowRange rows) => MemoryMarshal.AsBytes(Values.AsSpan(rows.Start, rows.Length));
}
