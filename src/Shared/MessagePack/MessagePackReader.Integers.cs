using System.Numerics;

namespace MessagePack;

/// <content>Integers: each method takes every width and signedness on the wire, if only the value fits.</content>
public ref partial struct MessagePackReader
{
    /// <summary>Reads an integer.</summary>
    /// <exception cref="OverflowException">It doesn't fit the type.</exception>
    /// <exception cref="MessagePackSerializationException">The next value is no integer.</exception>
    /// <exception cref="EndOfStreamException">The data ends too early.</exception>
    public byte ReadByte() => ReadInteger<byte>();

    /// <inheritdoc cref="ReadByte"/>
    public sbyte ReadSByte() => ReadInteger<sbyte>();

    /// <inheritdoc cref="ReadByte"/>
    public short ReadInt16() => ReadInteger<short>();

    /// <inheritdoc cref="ReadByte"/>
    public ushort ReadUInt16() => ReadInteger<ushort>();

    /// <inheritdoc cref="ReadByte"/>
    public int ReadInt32() => ReadInteger<int>();

    /// <inheritdoc cref="ReadByte"/>
    public uint ReadUInt32() => ReadInteger<uint>();

    /// <inheritdoc cref="ReadByte"/>
    public long ReadInt64() => ReadInteger<long>();

    /// <inheritdoc cref="ReadByte"/>
    public ulong ReadUInt64() => ReadInteger<ulong>();

    private T ReadInteger<T>()
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        ulong bits = PeekInteger("an integer", out bool isNegative, out int bytes);
        T value = T.CreateTruncating(bits);

        // Widened again it must give the same bits, and the top bit must mean the same to both.
        if (ulong.CreateTruncating(value) != bits || T.IsNegative(value) != isNegative)
        {
            Int128 found = isNegative ? (long)bits : bits;
            throw ReadFault.OutOfRange(
                found, Int128.CreateChecked(T.MinValue), Int128.CreateChecked(T.MaxValue), _reader.Consumed);
        }

        _reader.Advance(bytes);
        return value;
    }

    /// <summary>The next integer as 64 bits, which are a two's complement if it is negative.</summary>
    private readonly ulong PeekInteger(string wanted, out bool isNegative, out int bytes)
    {
        byte code = NextCode;
        isNegative = code >= MessagePackCode.MinNegativeFixInt;
        bytes = 1;
        if (isNegative || code <= MessagePackCode.MaxFixInt)
        {
            return (ulong)(sbyte)code;
        }

        if (code is < MessagePackCode.UInt8 or > MessagePackCode.Int64)
        {
            throw ReadFault.WrongType(wanted, code, _reader.Consumed);
        }

        int width = MessagePackCode.NumberWidth(code);
        bytes += width;
        ulong number = PeekNumber(width);
        if (code < MessagePackCode.Int8)
        {
            return number;
        }

        int unused = 64 - (8 * width);
        long signed = (long)(number << unused) >> unused;
        isNegative = signed < 0;
        return (ulong)signed;
    }
}
