using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ParallelMotion.Shared.Protocol;

/// <summary>Makes frames, in one buffer that is used again for each. For one thread.</summary>
/// <param name="maxPayloadBytes">The largest payload that the other side accepts.</param>
public sealed class FrameEncoder(int maxPayloadBytes)
{
    private readonly ArrayBufferWriter<byte> _buffer = new(initialCapacity: 256);

    /// <summary>Makes the frame of a message.</summary>
    /// <typeparam name="T">The message's kind.</typeparam>
    /// <param name="message">The message.</param>
    /// <returns>Header and payload; valid until the next call.</returns>
    /// <exception cref="ProtocolException">The message is larger than the other side accepts.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> Encode<T>(T message) where T : IMessage<T>
    {
        _buffer.ResetWrittenCount();
        _buffer.Advance(ReserveHeader());
        MessageCodec.Encode(_buffer, message);

        int length = _buffer.WrittenCount - FrameDecoder.HeaderBytes;
        if (length > maxPayloadBytes)
        {
            throw new ProtocolException(
                ProtocolFault.FrameLength, $"Cannot send {T.Kind} because it is too long: length={length}, expected={maxPayloadBytes} at most.");
        }

        BinaryPrimitives.WriteUInt32LittleEndian(MemoryMarshal.AsMemory(_buffer.WrittenMemory).Span, (uint)length);
        return _buffer.WrittenSpan;
    }

    private int ReserveHeader() => Math.Min(_buffer.GetSpan(FrameDecoder.HeaderBytes).Length, FrameDecoder.HeaderBytes);
}
