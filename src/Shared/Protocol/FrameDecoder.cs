using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ParallelMotion.Shared.Protocol;

/// <summary>
/// Finds frames in a stream of bytes. A frame is a length (unsigned 32 bits, little-endian) and that many bytes:
/// <code>
///   +--------+--------+--------+--------+----------------- - - - ---+
///   | length of the payload, 1 .. max   | payload: one message      |
///   +--------+--------+--------+--------+----------------- - - - ---+
/// </code>
/// The length is judged from its four bytes alone, before anything is buffered for it, so a peer can't make this side
/// hold more than the largest frame and one read.
/// </summary>
public static class FrameDecoder
{
    /// <summary>Bytes of the length.</summary>
    public const int HeaderBytes = sizeof(uint);

    /// <summary>Takes the first frame.</summary>
    /// <param name="bytes">What has arrived.</param>
    /// <param name="maxPayloadBytes">The largest payload that this side accepts.</param>
    /// <param name="payload">The payload within <paramref name="bytes"/>, when the whole frame is there.</param>
    /// <returns>Whether it is; otherwise more bytes are needed.</returns>
    /// <exception cref="ProtocolException">The length is 0 or too large.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryTake(in ReadOnlySequence<byte> bytes, int maxPayloadBytes, out ReadOnlySequence<byte> payload)
    {
        payload = default;
        if (bytes.Length < HeaderBytes)
        {
            return false;
        }

        uint length = ReadLength(bytes);
        if (length == 0 || length > (uint)maxPayloadBytes)
        {
            throw new ProtocolException(
                ProtocolFault.FrameLength, $"Cannot read the frame because its length is out of bounds: length={length}, expected=1 to {maxPayloadBytes}.");
        }

        if (bytes.Length - HeaderBytes < length)
        {
            return false;
        }

        payload = bytes.Slice(HeaderBytes, length);
        return true;
    }

    private static uint ReadLength(in ReadOnlySequence<byte> bytes)
    {
        if (bytes.FirstSpan.Length >= HeaderBytes)
        {
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes.FirstSpan);
        }

        Span<byte> header = stackalloc byte[HeaderBytes];
        bytes.Slice(0, HeaderBytes).CopyTo(header);
        return BinaryPrimitives.ReadUInt32LittleEndian(header);
    }
}
