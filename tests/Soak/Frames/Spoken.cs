namespace ParallelMotion.Soak.Frames;

/// <summary>What the other end says before it closes: up to three stretches of bytes, delivered in pieces of a chosen size.</summary>
/// <param name="before">A valid frame, or nothing.</param>
/// <param name="frame">The frame to be judged.</param>
/// <param name="behind">A valid frame, or nothing.</param>
/// <param name="pieceBytes">The most that one read gives.</param>
internal sealed class Spoken(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> frame, ReadOnlyMemory<byte> behind, int pieceBytes) : Stream
{
    private readonly ReadOnlyMemory<byte>[] _stretches = [before, frame, behind];
    private int _stretch;
    private int _at;

    /// <summary>How many bytes are said in all.</summary>
    public int Bytes => before.Length + frame.Length + behind.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int count = 0;
        int most = Math.Min(buffer.Length, pieceBytes);
        while (count < most && _stretch < _stretches.Length)
        {
            ReadOnlySpan<byte> left = _stretches[_stretch].Span[_at..];
            int taken = Math.Min(left.Length, most - count);
            left[..taken].CopyTo(buffer[count..]);
            count += taken;
            _at += taken;
            if (taken == left.Length)
            {
                _stretch++;
                _at = 0;
            }
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
