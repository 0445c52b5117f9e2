using System.Buffers;

namespace MessagePack;

/// <summary>
/// Reads values in MessagePack from bytes in one or many pieces, and trusts none of them: no length that the data
/// announces is believed before as many bytes are there. A stand-in, written from the public specification, for the
/// struct of the same name in the MessagePack package: what is here has that struct's names and signatures, so callers
/// compile against either. Left out: extensions and timestamps (<see cref="Skip"/> and <see cref="ReadRaw()"/> pass over
/// them), <c>Clone</c>, and the serializer.
/// <para>
/// Errors: <see cref="MessagePackSerializationException"/> for a value of another type than was asked for,
/// <see cref="EndOfStreamException"/> for data that ends too early, <see cref="OverflowException"/> for a number that
/// doesn't fit. After an error the reader stands where it stood before.
/// </para>
/// The struct is mutable: pass it by <c>ref</c>.
/// </summary>
public ref partial struct MessagePackReader
{
    private SequenceReader<byte> _reader;

    /// <summary>Makes a reader over bytes in one piece.</summary>
    /// <param name="memory">The bytes.</param>
    public MessagePackReader(ReadOnlyMemory<byte> memory)
        : this(new ReadOnlySequence<byte>(memory))
    {
    }

    /// <summary>Makes a reader over bytes in pieces; a value may lie across any number of them.</summary>
    /// <param name="readOnlySequence">The bytes.</param>
    public MessagePackReader(scoped in ReadOnlySequence<byte> readOnlySequence)
    {
        _reader = new SequenceReader<byte>(readOnlySequence);
    }

    /// <summary>Carried for the caller; the reader itself never looks at it.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>How many arrays and maps the caller is inside of, by its own count; <see cref="Skip"/> goes that much less deep.</summary>
    public int Depth { get; set; }

    /// <summary>All the bytes, from the very first.</summary>
    public readonly ReadOnlySequence<byte> Sequence => _reader.Sequence;

    /// <summary>Where the reader stands in <see cref="Sequence"/>.</summary>
    public readonly SequencePosition Position => _reader.Position;

    /// <summary>Bytes read so far.</summary>
    public readonly long Consumed => _reader.Consumed;

    /// <summary>Whether no byte is left.</summary>
    public readonly bool End => _reader.End;

    /// <summary>Whether the next value is nil.</summary>
    /// <exception cref="EndOfStreamException">No byte is left.</exception>
    public readonly bool IsNil => NextCode == MessagePackCode.Nil;

    /// <summary>The family of the next value.</summary>
    /// <exception cref="EndOfStreamException">No byte is left.</exception>
    public readonly MessagePackType NextMessagePackType => MessagePackCode.TypeOf(NextCode);

    /// <summary>The first byte of the next value.</summary>
    /// <exception cref="EndOfStreamException">No byte is left.</exception>
    public readonly byte NextCode =>
        _reader.TryPeek(out byte code) ? code : throw ReadFault.TooShort(1, 0, _reader.Consumed);

    /// <summary>Makes a second reader at the same place; what it reads doesn't move this one.</summary>
    public readonly MessagePackReader CreatePeekReader() => this;
}
