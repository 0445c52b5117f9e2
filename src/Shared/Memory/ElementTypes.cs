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
        ElementType.Float32 => sizeof(float),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not an element type that a region can hold."),
    };

    /// <summary>The element type that a .NET type stands for.</summary>
    /// <typeparam name="T">The .NET type.</typeparam>
    /// <returns><see cref="ElementType.Invalid"/> when no region can hold <typeparamref name="T"/>.</returns>
    public static ElementType Of<T>() where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return ElementType.Float32;
        }

        return typeof(T) == typeof(byte) ? ElementType.UInt8 : ElementType.Invalid;
    }
}
