using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Protocol;

/// <summary>
/// One end of a worker's named pipe: whole messages out, whole messages in.
/// <para>
/// Every read and write blocks, on purpose. On Unix the first asynchronous call or timeout would turn the socket
/// non-blocking for good and send each later read through the runtime's polling thread, which costs more. So
/// there are no tokens here: a wait that must end is ended by disposing the connection from another thread.
/// </para>
/// <para>
/// What every message passes through is compiled fully at its first call: prepared code is slower, and workers compile nothing a second
/// time.
/// </para>
/// <para>
/// The first breach of the protocol is the last: whatever lies behind a frame that was refused is never looked at, for nobody knows where
/// the next one would begin.
/// </para>
/// <para>Threading: one thread reads and writes. <see cref="Dispose"/> may be called from any.</para>
/// </summary>
public sealed class PipeConnection : IDisposable
{
    private const int BufferBytes = 4096;

    private readonly Stream _stream;
    private readonly FrameEncoder _encoder;
    private readonly Pipe _arrived;
    private ReadOnlySequence<byte> _payload;
    private bool _hasPayload;
    private long _incompleteBytes;
    private int _maxInboundBytes;
    private ProtocolException? _breach;

    /// <summary>Takes over a connected stream.</summary>
    /// <param name="stream">The stream; disposed with this connection.</param>
    /// <param name="maxInboundBytes">The largest payload to accept.</param>
    /// <param name="maxOutboundBytes">The largest payload that the other side accepts.</param>
    public PipeConnection(Stream stream, int maxInboundBytes, int maxOutboundBytes)
    {
        _stream = stream;
        _maxInboundBytes = maxInboundBytes;
        _encoder = new FrameEncoder(maxOutboundBytes);

        // No pause threshold: it would bound nothing (a paused writer here could never be resumed by its own thread). The
        // bound is the decoder's: what lies here is never more than one frame and one buffer.
        _arrived = new Pipe(new PipeOptions(
            minimumSegmentSize: BufferBytes, readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, pauseWriterThreshold: 0, useSynchronizationContext: false));
    }

    /// <summary>The connection at the coordinator's end.</summary>
    /// <param name="stream">The connected pipe.</param>
    public static PipeConnection OfCoordinator(Stream stream) =>
        new(stream, Limits.MaxFrameBytesToCoordinator, Limits.MaxFrameBytesToWorker);

    /// <summary>The connection at the coordinator's end, to somebody who has not said hello yet: nothing longer is taken.</summary>
    /// <param name="stream">The connected pipe.</param>
    public static PipeConnection OfStranger(Stream stream) => new(stream, Limits.MaxHelloBytes, Limits.MaxFrameBytesToWorker);

    /// <summary>The stranger was the worker: takes from now on what workers say.</summary>
    public void AcceptFromWorker() => _maxInboundBytes = Limits.MaxFrameBytesToCoordinator;

    /// <summary>The connection at a worker's end.</summary>
    /// <param name="stream">The connected pipe.</param>
    public static PipeConnection OfWorker(Stream stream) =>
        new(stream, Limits.MaxFrameBytesToWorker, Limits.MaxFrameBytesToCoordinator);

    /// <summary>Sends a message in one write.</summary>
    /// <typeparam name="T">Its kind.</typeparam>
    /// <param name="message">The message.</param>
    /// <exception cref="IOException">The other end is gone.</exception>
    // Not inlined, or the code that the warm-up leaves behind is its own and not what the first dispatch calls.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Send<T>(T message) where T : IMessage<T> => _stream.Write(_encoder.Encode(message));

    /// <summary>Blocks until a whole message is there, or the other end has closed between messages.</summary>
    /// <param name="kind">The kind of the message, to be taken with <see cref="Take"/>.</param>
    /// <returns>Whether there is a message.</returns>
    /// <exception cref="ProtocolException">The other end broke the protocol, now or before, or closed within a frame.</exception>
    /// <exception cref="IOException">The pipe broke, or was disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryWait(out MessageKind kind)
    {
        ThrowIfBreached();
        if (_hasPayload)
        {
            throw new InvalidOperationException("Cannot wait for the next message because the last one was not taken.");
        }

        try
        {
            while (!TryFindFrame())
            {
                if (!ReadMore())
                {
                    kind = MessageKind.Invalid;
                    return false;
                }
            }

            kind = MessageCodec.KindOf(_payload);
            return true;
        }
        catch (ProtocolException breach)
        {
            _breach = breach;
            throw;
        }
    }

    /// <summary>Takes the message that <see cref="TryWait"/> found.</summary>
    /// <typeparam name="T">The kind expected.</typeparam>
    /// <exception cref="ProtocolException">It is of another kind, or malformed; or the protocol was broken before.</exception>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public T Take<T>() where T : IMessage<T>
    {
        ThrowIfBreached();
        if (!_hasPayload)
        {
            throw new InvalidOperationException("Cannot take a message because none was waited for.");
        }

        T message;
        try
        {
            message = MessageCodec.Decode<T>(_payload);
        }
        catch (ProtocolException breach)
        {
            _breach = breach;
            throw;
        }

        _hasPayload = false;
        _arrived.Reader.AdvanceTo(_payload.End);
        _payload = default;
        return message;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void ThrowIfBreached()
    {
        if (_breach is { } breach)
        {
            throw new ProtocolException(breach.Fault, $"Cannot read on because the protocol was broken before: {breach.Message}", breach);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryFindFrame()
    {
        if (!_arrived.Reader.TryRead(out ReadResult result))
        {
            return false;
        }

        bool isWhole = false;
        try
        {
            isWhole = FrameDecoder.TryTake(result.Buffer, _maxInboundBytes, out _payload);
        }
        finally
        {
            // A frame keeps the reader open until it is taken; anything else gives the bytes back to wait for more.
            if (!isWhole)
            {
                _arrived.Reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            }
        }

        _incompleteBytes = isWhole ? 0 : result.Buffer.Length;
        _hasPayload = isWhole;
        return isWhole;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadMore()
    {
        // What is left of the last buffer, before a new one is taken: asked for so many bytes, the writer would leave the rest unused, and
        // whoever sends byte by byte would make this side hold a buffer for each.
        int count = _stream.Read(_arrived.Writer.GetSpan());
        if (count > 0)
        {
            _arrived.Writer.Advance(count);
            ValueTask<FlushResult> flush = _arrived.Writer.FlushAsync();
            return flush.IsCompletedSuccessfully && !flush.Result.IsCompleted
                ? true
                : throw new InvalidOperationException("Broken invariant: a flush without a pause threshold did not complete at once.");
        }

        return _incompleteBytes == 0
            ? false
            : throw new ProtocolException(
                ProtocolFault.Truncated, $"Cannot read the frame because the pipe closed within it: bytes={_incompleteBytes}, expected=a whole frame.");
    }
}
