namespace MessagePack;

/// <content>Single values that are neither integers nor bytes.</content>
public ref partial struct MessagePackReader
{
    /// <summary>Reads nil.</summary>
    /// <exception cref="MessagePackSerializationException">The next value is something else.</exception>
    /// <exception cref="EndOfStreamException">No byte is left.</exception>
    public Nil ReadNil()
    {
        if (!TryReadNil())
        {
            throw ReadFault.WrongType("nil", NextCode, _reader.Consumed);
        }

        return Nil.Default;
    }

    /// <summary>Reads nil if the next value is nil; else stays where it is.</summary>
    /// <exception cref="EndOfStreamException">No byte is left.</exception>
    public bool TryReadNil()
    {
        if (!IsNil)
        {
            return false;
        }

        _reader.Advance(1);
        return true;
    }

    /// <summary>Reads a truth value.</summary>
    /// <exception cref="MessagePackSerializationException">The next value is something else.</exception>
    /// <exception cref="EndOfStreamException">No byte is left.</exception>
    public bool ReadBoolean()
    {
        byte code = NextCode;
        if (code is not (MessagePackCode.True or MessagePackCode.False))
        {
            throw ReadFault.WrongType("a boolean", code, _reader.Consumed);
        }

        _reader.Advance(1);
        return code == MessagePackCode.True;
    }

    /// <summary>Reads a UTF-16 unit, which is an integer on the wire.</summary>
    /// <inheritdoc cref="ReadByte" path="/exception"/>
    public char ReadChar() => (char)ReadUInt16();

    /// <summary>Reads a number; one with 64 bits, or an integer, is rounded.</summary>
    /// <exception cref="MessagePackSerializationException">The next value is no number.</exception>
    /// <exception cref="EndOfStreamException">The data ends too early.</exception>
    public float ReadSingle()
    {
        byte code = NextCode;
        if (code == MessagePackCode.Float32)
        {
            return BitConverter.UInt32BitsToSingle((uint)ReadFloatBits(sizeof(float)));
        }

        if (code == MessagePackCode.Float64)
        {
            return (float)BitConverter.UInt64BitsToDouble(ReadFloatBits(sizeof(double)));
        }

        ulong bits = ReadIntegerAsNumber(out bool isNegative);
        return isNegative ? (long)bits : bits;
    }

    /// <summary>Reads a number; an integer beyond 53 bits is rounded.</summary>
    /// <inheritdoc cref="ReadSingle" path="/exception"/>
    public double ReadDouble()
    {
        byte code = NextCode;
        if (code == MessagePackCode.Float64)
        {
            return BitConverter.UInt64BitsToDouble(ReadFloatBits(sizeof(double)));
        }

        if (code == MessagePackCode.Float32)
        {
            return BitConverter.UInt32BitsToSingle((uint)ReadFloatBits(sizeof(float)));
        }

        ulong bits = ReadIntegerAsNumber(out bool isNegative);
        return isNegative ? (long)bits : bits;
    }

    private ulong ReadFloatBits(int width)
    {
        ulong bits = PeekNumber(width);
        _reader.Advance(1 + width);
        return bits;
    }

    private ulong ReadIntegerAsNumber(out bool isNegative)
    {
        ulong bits = PeekInteger("a number", out isNegative, out int bytes);
        _reader.Advance(bytes);
        return bits;
    }
}
