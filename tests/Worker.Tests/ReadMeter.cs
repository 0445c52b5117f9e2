namespace ParallelMotion.Worker.Tests;

/// <summary>
/// Counts the bytes that the reading thread allocates between one of its reads and the last one, what the stream inside
/// allocates included.
/// </summary>
internal sealed class ReadMeter(Stream inner, int firstRead) : Stream
{
    private long _before;

    /// <summary>Reads so far.</summary>
    public int Reads { get; private set; }

    /// <summary>Bytes allocated from the beginning of the first metered read to the beginning of the last.</summary>
    public long Bytes { get; private set; } = -1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        Reads++;
        _before = Reads == firstRead ? now : _before;
        Bytes = Reads >= firstRead ? now - _before : Bytes;
        return inner.Read(buffer);
    }

    public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);
}
