using System.Buffers.Binary;

namespace MessagePack;

/// <content>Integers of a width that doesn't depend on their value, for what is patched in later.</content>
public ref partial struct MessagePackWriter
{
    /// <summary>Writes an integer with exactly the width of its type.</summary>
    /// <param name="value">The integer.</param>
    public void WriteUInt8(byte value) => WriteCodeAndNumber(MessagePackCode.UInt8, value);

    /// <inheritdoc cref="WriteUInt8(byte)"/>
    public void WriteInt8(sbyte value) => WriteCodeAndNumber(MessagePackCode.Int8, unchecked((byte)value));

    /// <inheritdoc cref="WriteUInt8(byte)"/>
    public void WriteInt16(short value) => WriteCodeAndNumber(MessagePackCode.Int16, unchecked((ushort)value));

    /// <inheritdoc cref="WriteUInt8(byte)"/>
    public void WriteUInt16(ushort value) => WriteCodeAndNumber(MessagePackCode.UInt16, value);

    /// <inheritdoc cref="WriteUInt8(byte)"/>
    public void WriteInt32(int value) => WriteCodeAndNumber(MessagePackCode.Int32, unchecked((uint)value));

    /// <inheritdoc cref="WriteUInt8(byte)"/>
    public void WriteUInt32(uint value) => WriteCodeAndNumber(MessagePackCode.UInt32, value);

    /// <inheritdoc cref="WriteUInt8(byte)"/>
    public void WriteInt64(long value) => WriteCodeAndNumber(MessagePackCode.Int64, unchecked((ulong)value));

    /// <inheritdoc cref="WriteUInt8(byte)"/>
    public void WriteUInt64(ulong value) => WriteCodeAndNumber(MessagePackCode.UInt64, value);

    private void WriteCode(byte code)
    {
        Reserve(1)[0] = code;
        Advance(1);
    }

    private void WriteCodeAndNumber(byte code, byte number)
    {
        Span<byte> room = Reserve(1 + sizeof(byte));
        room[1] = number;
        room[0] = code;
        Advance(1 + sizeof(byte));
    }

    private void WriteCodeAndNumber(byte code, ushort number)
    {
        Span<byte> room = Reserve(1 + sizeof(ushort));
        BinaryPrimitives.WriteUInt16BigEndian(room[1..], number);
        room[0] = code;
        Advance(1 + sizeof(ushort));
    }

    private void WriteCodeAndNumber(byte code, uint number)
    {
        Span<byte> room = Reserve(1 + sizeof(uint));
        BinaryPrimitives.WriteUInt32BigEndian(room[1..], number);
        room[0] = code;
        Advance(1 + sizeof(uint));
    }

    private void WriteCodeAndNumber(byte code, ulong number)
    {
        Span<byte> room = Reserve(1 + sizeof(ulong));
        BinaryPrimitives.WriteUInt64BigEndian(room[1..], number);
        room[0] = code;
        Advance(1 + sizeof(ulong));
    }
}
