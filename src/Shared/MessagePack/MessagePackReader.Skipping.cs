using System.Buffers;

namespace MessagePack;

/// <content>Passing over values, extensions among them, without decoding them.</content>
public ref partial struct MessagePackReader
{
    /// <summary>Levels of arrays and maps inside each other; the package's limit for data that nobody vouches for.</summary>
    private const int MaxDepth = 500;

    private const long NoContainer = -1;

    /// <summary>Passes over one value and all that is inside it. Takes no more stack for deep data than for flat.</summary>
    /// <exception cref="MessagePackSerializationException">
    /// The data isn't MessagePack, or more than 500 arrays and maps lie inside each other, <see cref="Depth"/> included.
    /// </exception>
    /// <exception cref="EndOfStreamException">The data ends too early.</exception>
    public void Skip()
    {
        MessagePackReader ahead = this;
        long inside = ahead.SkipToken();
        if (inside != NoContainer)
        {
            ahead.SkipInside(inside);
        }

        this = ahead;
    }

    /// <summary>Reads one value and all that is inside it as its bytes where they lie.</summary>
    /// <inheritdoc cref="Skip" path="/exception"/>
    public ReadOnlySequence<byte> ReadRaw()
    {
        SequencePosition start = Position;
        Skip();
        return Sequence.Slice(start, Position);
    }

    /// <summary>Reads bytes, whatever they are, where they lie.</summary>
    /// <param name="length">How many.</param>
    /// <exception cref="EndOfStreamException">Fewer are left.</exception>
    public ReadOnlySequence<byte> ReadRaw(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Require(length);
        ReadOnlySequence<byte> raw = Sequence.Slice(Position, length);
        _reader.Advance(length);
        return raw;
    }

    /// <summary>Passes over the values in a container just entered, with what is still to come of each level on a stack.</summary>
    /// <remarks>However much a header announces, every step takes a byte or leaves a level: the data bounds the work.</remarks>
    private void SkipInside(long values)
    {
        Span<long> left = stackalloc long[MaxDepth];
        int levels = MaxDepth - Math.Max(0, Depth);
        int level = -1;
        long inside = values;
        while (true)
        {
            if (inside != NoContainer)
            {
                level++;
                if (level >= levels)
                {
                    throw ReadFault.TooDeep(MaxDepth, _reader.Consumed);
                }

                left[level] = inside;
            }

            while (level >= 0 && left[level] == 0)
            {
                level--;
            }

            if (level < 0)
            {
                return;
            }

            left[level]--;
            inside = SkipToken();
        }
    }

    /// <summary>Passes over a whole value, or over the header of a container: then says how many values are inside.</summary>
    private long SkipToken()
    {
        byte code = NextCode;
        switch (MessagePackCode.TypeOf(code))
        {
            case MessagePackType.Array:
                return SkipHeader(code, 1);
            case MessagePackType.Map:
                return SkipHeader(code, 2);
            case MessagePackType.Unknown:
                throw ReadFault.NeverUsed(_reader.Consumed);
            default:
                ReadRaw(PlainValueBytes(code));
                return NoContainer;
        }
    }

    private readonly long PlainValueBytes(byte code) => MessagePackCode.TypeOf(code) switch
    {
        MessagePackType.String or MessagePackType.Binary => PeekLength(code, out int headerBytes) + (long)headerBytes,
        // The type number of an extension isn't counted in its length.
        MessagePackType.Extension => PeekLength(code, out int headerBytes) + headerBytes + 1L,
        _ => 1 + MessagePackCode.NumberWidth(code),
    };

    private long SkipHeader(byte code, int valuesEach)
    {
        long values = (long)PeekLength(code, out int headerBytes) * valuesEach;
        _reader.Advance(headerBytes);
        return values;
    }
}
