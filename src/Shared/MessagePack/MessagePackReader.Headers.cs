namespace MessagePack;

/// <content>Beginnings of arrays and maps.</content>
public ref partial struct MessagePackReader
{
    /// <summary>Reads the beginning of an array, and refuses a count that the bytes left can't hold.</summary>
    /// <exception cref="MessagePackSerializationException">The next value is something else.</exception>
    /// <exception cref="EndOfStreamException">The data ends too early, or must end before the last element.</exception>
    public int ReadArrayHeader() => ReadHeader(PeekCode(MessagePackType.Array, "an array"), 1);

    /// <summary>
    /// Reads the beginning of an array. False, and nothing read: the data ends inside it. The count is what the data
    /// claims: bound it before use.
    /// </summary>
    /// <param name="count">How many values should follow.</param>
    /// <exception cref="MessagePackSerializationException">The next value is something else.</exception>
    /// <exception cref="OverflowException">It claims 2^31 values or more.</exception>
    public bool TryReadArrayHeader(out int count)
    {
        count = 0;
        return !End && TryReadHeader(PeekCode(MessagePackType.Array, "an array"), out count);
    }

    /// <summary>Reads the beginning of a map, and refuses a count that the bytes left can't hold.</summary>
    /// <exception cref="MessagePackSerializationException">The next value is something else.</exception>
    /// <exception cref="EndOfStreamException">The data ends too early, or must end before the last pair.</exception>
    public int ReadMapHeader() => ReadHeader(PeekCode(MessagePackType.Map, "a map"), 2);

    /// <summary>
    /// Reads the beginning of a map. False, and nothing read: the data ends inside it. The count is what the data
    /// claims: bound it before use.
    /// </summary>
    /// <param name="count">How many pairs of key and value should follow.</param>
    /// <exception cref="MessagePackSerializationException">The next value is something else.</exception>
    /// <exception cref="OverflowException">It claims 2^31 pairs or more.</exception>
    public bool TryReadMapHeader(out int count)
    {
        count = 0;
        return !End && TryReadHeader(PeekCode(MessagePackType.Map, "a map"), out count);
    }

    private readonly byte PeekCode(MessagePackType type, string wanted)
    {
        byte code = NextCode;
        return MessagePackCode.TypeOf(code) == type ? code : throw ReadFault.WrongType(wanted, code, _reader.Consumed);
    }

    private int ReadHeader(byte code, int valuesEach)
    {
        uint count = PeekLength(code, out int headerBytes);

        // Every value takes a byte at least.
        Require(headerBytes + ((long)count * valuesEach));
        return Enter(count, headerBytes);
    }

    private bool TryReadHeader(byte code, out int count)
    {
        bool isWhole = TryPeekLength(code, out uint claimed, out int headerBytes);
        count = isWhole ? Enter(claimed, headerBytes) : 0;
        return isWhole;
    }

    private int Enter(uint count, int headerBytes)
    {
        if (count > int.MaxValue)
        {
            throw ReadFault.OutOfRange(count, 0, int.MaxValue, _reader.Consumed);
        }

        _reader.Advance(headerBytes);
        return (int)count;
    }
}
