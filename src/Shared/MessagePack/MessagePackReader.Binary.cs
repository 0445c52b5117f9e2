using System.Buffers;

namespace MessagePack;

/// <content>Bytes.</content>
public ref partial struct MessagePackReader
{
    /// <summary>
    /// Reads bytes where they lie, or null for nil. Takes text too: before 2013 the specification had no other bytes.
    /// </summary>
    /// <exception cref="MessagePackSerializationException">The next value is something else.</exception>
    /// <exception cref="EndOfStreamException">The data ends too early.</exception>
    public ReadOnlySequence<byte>? ReadBytes()
    {
        if (TryReadNil())
        {
            return null;
        }

        byte code = NextCode;
        if (MessagePackCode.TypeOf(code) is not (MessagePackType.Binary or MessagePackType.String))
        {
            throw ReadFault.WrongType("bytes", code, _reader.Consumed);
        }

        return ReadPayload(PeekLength(code, out int headerBytes), headerBytes);
    }

    private ReadOnlySequence<byte> ReadPayload(uint length, int headerBytes)
    {
        Require(headerBytes + (long)length);
        _reader.Advance(headerBytes);
        ReadOnlySequence<byte> payload = _reader.Sequence.Slice(_reader.Position, length);
        _reader.Advance(length);
        return payload;
    }
}
