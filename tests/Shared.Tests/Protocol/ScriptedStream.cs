namespace ParallelMotion.Shared.Tests.Protocol;

/// <summary>A pipe whose other end said everything at once, delivered in pieces of a chosen size; remembers what is sent.</summary>
internal sealed class ScriptedStream(byte[] incoming, int pieceBytes) : Stream
{
    private int _position;

    public List<string> Sent { get; } = [];

    public bool IsDisposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        Assert.NotEqual(0, buffer.Length);
        int count = Math.Min(Math.Min(pieceBytes, buffer.Length), incoming.Length - _position);
        incoming.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => Sent.Add(Convert.ToHexString(buffer));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
