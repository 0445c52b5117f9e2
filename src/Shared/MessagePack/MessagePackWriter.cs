using System.Buffers;

namespace MessagePack;

/// <summary>
/// Writes values in MessagePack into a buffer writer. A stand-in, written from the public specification, for the struct
/// of the same name in the MessagePack package: what is here has that struct's names and signatures, so callers compile
/// against either. Left out: extensions and timestamps, <c>Clone</c>, and the serializer.
/// The struct is mutable: pass it by <c>ref</c>, and call <see cref="Flush"/> at the end or the tail is lost.
/// </summary>
public ref partial struct MessagePackWriter
{
    private readonly IBufferWriter<byte> _output;
    private Span<byte> _free;
    private int _uncommitted;

    /// <summary>Makes a writer.</summary>
    /// <param name="writer">Where the bytes go.</param>
    public MessagePackWriter(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _output = writer;
    }

    /// <summary>Whether to keep to the formats of the specification before 2013: no str 8, and str in place of bin.</summary>
    public bool OldSpec { get; set; }

    /// <summary>Carried for the caller; the writer itself never looks at it.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Hands all bytes written so far to the buffer writer.</summary>
    public void Flush()
    {
        if (_uncommitted > 0)
        {
            _output.Advance(_uncommitted);
            _uncommitted = 0;
        }

        // A buffer writer's span is void once its writer has advanced.
        _free = default;
    }

    /// <summary>Gets room for bytes that the caller encodes; say with <see cref="Advance"/> how many it wrote.</summary>
    /// <param name="length">The least room wanted; 0 for whatever is there, but at least one byte.</param>
    public Span<byte> GetSpan(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return Reserve(Math.Max(1, length));
    }

    /// <summary>Counts bytes that the caller wrote into the span of <see cref="GetSpan"/> as written.</summary>
    /// <param name="length">How many, at most the length of that span.</param>
    public void Advance(int length)
    {
        _free = _free[length..];
        _uncommitted += length;
    }

    /// <summary>Copies bytes that are MessagePack already; nobody checks that they are.</summary>
    /// <param name="rawMessagePackBlock">The bytes.</param>
    public void WriteRaw(ReadOnlySpan<byte> rawMessagePackBlock) => Copy(rawMessagePackBlock);

    /// <summary>Copies bytes that are MessagePack already; nobody checks that they are.</summary>
    /// <param name="rawMessagePackBlock">The bytes.</param>
    public void WriteRaw(in ReadOnlySequence<byte> rawMessagePackBlock) => Copy(rawMessagePackBlock);

    private void Copy(in ReadOnlySequence<byte> source)
    {
        foreach (ReadOnlyMemory<byte> segment in source)
        {
            Copy(segment.Span);
        }
    }

    /// <summary>Copies by pieces, so that a long block needs no room in one piece.</summary>
    private void Copy(scoped ReadOnlySpan<byte> source)
    {
        while (!source.IsEmpty)
        {
            Span<byte> room = Reserve(1);
            int count = Math.Min(room.Length, source.Length);
            source[..count].CopyTo(room);
            Advance(count);
            source = source[count..];
        }
    }

    private Span<byte> Reserve(int length) => _free.Length >= length ? _free : Renew(length);

    private Span<byte> Renew(int length)
    {
        Flush();
        _free = _output.GetSpan(length);
        return _free;
    }
}
