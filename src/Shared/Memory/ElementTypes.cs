namespace ParallelMotion.Shared.Memory;

/// <summary>Sizes of element types, and which .NET type stands for which.</summary>
public static class ElementTypes
{
    /// <summary>Bytes of one element.</summary>
    /// <param name="type">The element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type is not one that a region can hold.</exception>
    public static int Bytes(this ElementType type) => type switch
    {
        ElementType.UInt8 => sizeof(byte),
        ElementType.Float32 or ElementType.Int32 or ElementType.UInt32 => sizeof(int),
        ElementType.Float64 => sizeof(double),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an element type that a region can hold."),
    };

    /// <summary>The types that a column may hold, as people name them: the names of NumPy.</summary>
    public static IReadOnlyList<ElementType> OfColumns { get; } = [ElementType.Float32, ElementType.Float64, ElementType.Int32, ElementType.UInt32];

    /// <summary>The name of a type as people know it.</summary>
    /// <param name="type">The element type.</param>
    public static string Name(this ElementType type) => type.ToString().ToLowerInvariant();

    /// <summary>The element type that a .NET type stands for.</summary>
    /// <typeparam name="T">The .NET type.</typeparam>
    /// <returns><see cref="ElementType.Invalid"/> when no region can hold <typeparamref name="T"/>.</returns>
    public static ElementType Of<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? ElementType.Float32
        : typeof(T) == typeof(double) ? ElementType.Float64
        : typeof(T) == typeof(int) ? ElementType.Int32
        : typeof(T) == typeof(uint) ? ElementType.UInt32
        : typeof(T) == typeof(byte) ? ElementType.UInt8
        : ElementType.Invalid;
}
