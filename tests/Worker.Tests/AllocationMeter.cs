namespace ParallelMotion.Worker.Tests;

/// <summary>Counts the bytes that its user allocates between its calls; what the stream inside allocates is left out.</summary>
internal sealed class AllocationMeter(Stream inner) : Stream
{
    private long _left = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Bytes allocated so far; may be set back to zero.</summary>
    public long Bytes { get; set; }

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
        Enter();
        int count = inner.Read(buffer);
        _left = GC.GetAllocatedBytesForCurrentThread();
        return count;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Enter();
        inner.Write(buffer);
        _left = GC.GetAllocatedBytesForCurrentThread();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => inner.SetLength(value);

    private void Enter() => Bytes += GC.GetAllocatedBytesForCurrentThread() - _left;
}
