using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Streams;

/// <summary>
/// A standard stream to write to, by the system's own call. The runtime's says nothing of a reader that has gone, and lets one
/// stream that nobody reads block the other.
/// </summary>
/// <param name="descriptor">1 for standard output, 2 for standard error. Not closed by this.</param>
[UnsupportedOSPlatform("windows")]
public sealed partial class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = 4;

    /// <summary>POLLOUT.</summary>
    private const short TakesMore = 4;

    private const int Forever = -1;

    private static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes it all, however long the reader takes.</summary>
    /// <exception cref="IOException">The reader is gone, or the disk is full; its HResult is the system's error number.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            nint written = WriteSome(descriptor, buffer, (nuint)buffer.Length);
            if (written < 0)
            {
                Heed(Marshal.GetLastPInvokeError());
                continue;
            }

            buffer = buffer[(int)written..];
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is kept back.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Heed(int error)
    {
        if (error == WouldBlock)
        {
            // Somebody who shares the stream made it non-blocking.
            Polled polled = new() { Descriptor = descriptor, Events = TakesMore };
            _ = Poll(ref polled, 1, Forever);
        }
        else if (error != Interrupted)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteSome(int descriptor, ReadOnlySpan<byte> bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Polled polled, nuint count, int milliseconds);

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }
}
