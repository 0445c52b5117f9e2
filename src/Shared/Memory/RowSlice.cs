using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// Rows of one column, before anybody said what they are. It lets whoever holds columns of several types hand rows out
/// without a generic call at each tile, which would take as long as a tenth of it.
/// </summary>
public readonly ref struct RowSlice
{
    private readonly ref byte _first;
    private readonly int _count;
    private readonly ElementType _type;

    private RowSlice(ref byte first, int count, ElementType type)
    {
        _first = ref first;
        _count = count;
        _type = type;
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _count;

    /// <summary>The bytes of the rows, to make ready or to spoil.</summary>
    /// <exception cref="OverflowException">They are more than a span can count.</exception>
    public Span<byte> Bytes => MemoryMarshal.CreateSpan(ref _first, checked(_count * _type.Bytes()));

    /// <summary>Rows of a known type.</summary>
    /// <typeparam name="T">A type that a region can hold.</typeparam>
    /// <param name="rows">The rows.</param>
    public static RowSlice Of<T>(Span<T> rows) where T : unmanaged =>
        new(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(rows)), rows.Length, ElementTypes.Of<T>());

    /// <summary>The rows, in place.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <returns><see cref="Count"/> elements; writing to them writes the column.</returns>
    /// <exception cref="InvalidOperationException">They are something else.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> As<T>() where T : unmanaged =>
        ElementTypes.Of<T>() == _type ? MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref _first), _count) : throw OtherType<T>();

    /// <summary>Rows of a type that is known only now.</summary>
    internal static RowSlice At(ref byte first, int count, ElementType type) => new(ref first, count, type);

    private InvalidOperationException OtherType<T>() where T : unmanaged => new(
        $"Cannot take a column's rows because they are something else: type={_type.Name()}, asked={ElementTypes.Of<T>().Name()}, expected={_type.Name()} as declared.");
}
