namespace MessagePack;

/// <content>Integers in their most compact form: what isn't negative goes out unsigned.</content>
public ref partial struct MessagePackWriter
{
    /// <summary>Writes an integer in its most compact form.</summary>
    /// <param name="value">The integer.</param>
    public void Write(byte value) => Write((ulong)value);

    /// <inheritdoc cref="Write(byte)"/>
    public void Write(sbyte value) => Write((long)value);

    /// <inheritdoc cref="Write(byte)"/>
    public void Write(short value) => Write((long)value);

    /// <inheritdoc cref="Write(byte)"/>
    public void Write(ushort value) => Write((ulong)value);

    /// <inheritdoc cref="Write(byte)"/>
    public void Write(int value) => Write((long)value);

    /// <inheritdoc cref="Write(byte)"/>
    public void Write(uint value) => Write((ulong)value);

    /// <inheritdoc cref="Write(byte)"/>
    public void Write(long value)
    {
        switch (value)
        {
            case >= 0: Write((ulong)value); break;
            case >= MessagePackCode.MinFixInt: WriteCode(unchecked((byte)value)); break;
            case >= sbyte.MinValue: WriteInt8((sbyte)value); break;
            case >= short.MinValue: WriteInt16((short)value); break;
            case >= int.MinValue: WriteInt32((int)value); break;
            default: WriteInt64(value); break;
        }
    }

    /// <inheritdoc cref="Write(byte)"/>
    public void Write(ulong value)
    {
        switch (value)
        {
            case <= MessagePackCode.MaxFixInt: WriteCode((byte)value); break;
            case <= byte.MaxValue: WriteUInt8((byte)value); break;
            case <= ushort.MaxValue: WriteUInt16((ushort)value); break;
            case <= uint.MaxValue: WriteUInt32((uint)value); break;
            default: WriteUInt64(value); break;
        }
    }

    /// <summary>The bytes that an integer takes in its most compact form.</summary>
    /// <param name="value">The integer.</param>
    public static int GetEncodedLength(long value) => value switch
    {
        >= 0 => GetEncodedLength((ulong)value),
        >= MessagePackCode.MinFixInt => 1,
        >= sbyte.MinValue => 1 + sizeof(sbyte),
        >= short.MinValue => 1 + sizeof(short),
        >= int.MinValue => 1 + sizeof(int),
        _ => 1 + sizeof(long),
    };

    /// <inheritdoc cref="GetEncodedLength(long)"/>
    public static int GetEncodedLength(ulong value) => value switch
    {
        <= MessagePackCode.MaxFixInt => 1,
        <= byte.MaxValue => 1 + sizeof(byte),
        <= ushort.MaxValue => 1 + sizeof(ushort),
        <= uint.MaxValue => 1 + sizeof(uint),
        _ => 1 + sizeof(ulong),
    };
}
