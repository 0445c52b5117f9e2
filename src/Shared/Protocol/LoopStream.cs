namespace ParallelMotion.Shared.Protocol;

/// <summary>Gives back what was written last, once. For messages that go nowhere.</summary>
internal sealed class LoopStream : Stream
{
    private byte[] _written = [];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _written.Length);
        _written.AsSpan(0, count).CopyTo(buffer);
        _written = _written[count..];
        return count;
    }

    public override void Write(ReadOnlySpan<byte> buffer) => _written = buffer.ToArray();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
