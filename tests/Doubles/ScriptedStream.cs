using System.Buffers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Doubles;

/// <summary>
/// A duplex stream in memory whose other end the test plays, on the same thread: it lays answers ready and sees each frame
/// as it is written. A read that finds nothing laid ready sees the end of the stream, so no test can hang on it.
/// </summary>
internal sealed class ScriptedStream : Stream
{
    private readonly Queue<byte[]> _ready = new();
    private readonly List<ReadOnlySequence<byte>> _sent = [];

    /// <summary>Called with each frame's payload as it is written; may lay an answer.</summary>
    public Action<ReadOnlySequence<byte>>? OnSent { get; set; }

    /// <summary>Called before each read.</summary>
    public Action? OnRead { get; set; }

    /// <summary>Whether writing fails as on a pipe whose other end is gone.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Whether whoever had it has closed it.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>The kinds of what was written so far.</summary>
    public IEnumerable<MessageKind> Sent => _sent.Select(static payload => MessageCodec.KindOf(payload));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Lays a message ready to be read, in a read of its own.</summary>
    public ScriptedStream Lay<T>(T message) where T : IMessage<T> => LayBytes(new FrameEncoder(int.MaxValue).Encode(message).ToArray());

    /// <summary>Lays bytes ready to be read.</summary>
    public ScriptedStream LayBytes(params byte[] bytes)
    {
        _ready.Enqueue(bytes);
        return this;
    }

    /// <summary>A message that was written.</summary>
    public T Message<T>(int index) where T : IMessage<T> => MessageCodec.Decode<T>(_sent[index]);

    public override int Read(Span<byte> buffer)
    {
        OnRead?.Invoke();
        if (!_ready.TryDequeue(out byte[]? bytes))
        {
            return 0;
        }

        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsBroken)
        {
            throw new IOException("Broken pipe");
        }

        ReadOnlySequence<byte> payload = new(buffer[FrameDecoder.HeaderBytes..].ToArray());
        _sent.Add(payload);
        OnSent?.Invoke(payload);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is kept back.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
