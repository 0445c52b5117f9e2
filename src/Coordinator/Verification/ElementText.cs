using System.Buffers.Binary;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Verification;

/// <summary>An element as its value and its bits: two NaNs have the same value, and so have the two zeros.</summary>
internal static class ElementText
{
    /// <summary>Writes it, as in <c>-0 (0x80000000)</c>.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="bytes">Its bytes, little-endian.</param>
    public static string Of(ElementType type, ReadOnlySpan<byte> bytes) => type switch
    {
        ElementType.Float32 => $"{BinaryPrimitives.ReadSingleLittleEndian(bytes):R} (0x{BinaryPrimitives.ReadUInt32LittleEndian(bytes):x8})",
        ElementType.Float64 => $"{BinaryPrimitives.ReadDoubleLittleEndian(bytes):R} (0x{BinaryPrimitives.ReadUInt64LittleEndian(bytes):x16})",
        ElementType.Int32 => $"{BinaryPrimitives.ReadInt32LittleEndian(bytes)} (0x{BinaryPrimitives.ReadUInt32LittleEndian(bytes):x8})",
        ElementType.UInt32 => $"{BinaryPrimitives.ReadUInt32LittleEndian(bytes)} (0x{BinaryPrimitives.ReadUInt32LittleEndian(bytes):x8})",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type that a column may hold."),
    };
}
