using System.Buffers;
using System.Text;

namespace MessagePack;

/// <content>Text.</content>
public ref partial struct MessagePackReader
{
    /// <summary>Reads text, or null for nil. What isn't UTF-8 becomes U+FFFD.</summary>
    /// <exception cref="MessagePackSerializationException">The next value is something else.</exception>
    /// <exception cref="EndOfStreamException">The data ends too early; nothing was allocated.</exception>
    public string? ReadString()
    {
        if (TryReadStringSpan(out ReadOnlySpan<byte> span))
        {
            return Encoding.UTF8.GetString(span);
        }

        return ReadStringSequence() is { } pieces ? Encoding.UTF8.GetString(pieces) : null;
    }

    /// <summary>Reads text as its bytes where they lie, or null for nil. Nobody checks that they are UTF-8.</summary>
    /// <exception cref="MessagePackSerializationException">The next value is something else.</exception>
    /// <exception cref="EndOfStreamException">The data ends too early.</exception>
    public ReadOnlySequence<byte>? ReadStringSequence() =>
        TryReadNil() ? null : ReadPayload(PeekStringLength(out int headerBytes), headerBytes);

    /// <summary>
    /// Reads text as its bytes if they lie in one piece. False, and nothing read: they don't, or the next value is nil.
    /// </summary>
    /// <param name="span">The bytes. Nobody checks that they are UTF-8.</param>
    /// <exception cref="MessagePackSerializationException">The next value is neither text nor nil.</exception>
    /// <exception cref="EndOfStreamException">The data ends too early.</exception>
    public bool TryReadStringSpan(out ReadOnlySpan<byte> span)
    {
        span = default;
        if (IsNil)
        {
            return false;
        }

        uint length = PeekStringLength(out int headerBytes);
        Require(headerBytes + (long)length);
        SequenceReader<byte> ahead = _reader;
        ahead.Advance(headerBytes);
        if (ahead.UnreadSpan.Length < length)
        {
            return false;
        }

        span = ahead.UnreadSpan[..(int)length];
        ahead.Advance(length);
        _reader = ahead;
        return true;
    }

    private readonly uint PeekStringLength(out int headerBytes)
    {
        byte code = NextCode;
        return MessagePackCode.TypeOf(code) == MessagePackType.String
            ? PeekLength(code, out headerBytes)
            : throw ReadFault.WrongType("a string", code, _reader.Consumed);
    }
}
