using System.Buffers;
using System.Runtime.CompilerServices;
using MessagePack;

namespace ParallelMotion.Shared.Protocol;

/// <summary>Messages to bytes and back. Whatever a peer sends, decoding ends in a message or a <see cref="ProtocolException"/>.</summary>
public static class MessageCodec
{
    /// <summary>Writes a message.</summary>
    /// <typeparam name="T">Its kind.</typeparam>
    /// <param name="target">Where its bytes go.</param>
    /// <param name="message">The message.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Encode<T>(IBufferWriter<byte> target, T message) where T : IMessage<T>
    {
        MessagePackWriter writer = new(target);
        writer.WriteArrayHeader(1 + T.FieldCount);
        writer.Write((int)T.Kind);
        message.WriteFields(ref writer);
        writer.Flush();
    }

    /// <summary>Reads which kind of message a payload holds, without reading the rest.</summary>
    /// <param name="payload">A frame's payload.</param>
    /// <exception cref="ProtocolException">It is no message, or of no known kind.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static MessageKind KindOf(in ReadOnlySequence<byte> payload)
    {
        MessagePackReader reader = new(payload);
        try
        {
            _ = reader.ReadArrayHeader();
            MessageKind kind = (MessageKind)reader.ReadInt32();
            return kind is > MessageKind.Invalid and <= MessageKind.Wake
                ? kind
                : throw FieldBounds.Outside("kind", (int)kind, "a known kind");
        }
        catch (Exception cause) when (IsMalformed(cause))
        {
            throw Malformed("an unknown message", cause);
        }
    }

    /// <summary>Reads a message.</summary>
    /// <typeparam name="T">The kind that the payload must hold.</typeparam>
    /// <param name="payload">A frame's payload, no more and no less.</param>
    /// <exception cref="ProtocolException">It holds something else.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Decode<T>(in ReadOnlySequence<byte> payload) where T : IMessage<T>
    {
        MessagePackReader reader = new(payload);
        try
        {
            int elements = reader.ReadArrayHeader();
            MessageKind kind = (MessageKind)reader.ReadInt32();
            if (kind != T.Kind || elements != 1 + T.FieldCount)
            {
                throw new ProtocolException(
                    ProtocolFault.Malformed,
                    $"Cannot read {T.Kind} because the frame holds another message: kind={(int)kind}, elements={elements}, "
                    + $"expected={(int)T.Kind} with {1 + T.FieldCount}.");
            }

            T message = T.ReadFields(ref reader);
            return reader.End
                ? message
                : throw new ProtocolException(
                    ProtocolFault.Malformed,
                    $"Cannot read {T.Kind} because bytes follow it in its frame: bytes={payload.Length - reader.Consumed}, expected=0.");
        }
        catch (Exception cause) when (IsMalformed(cause))
        {
            throw Malformed(T.Kind.ToString(), cause);
        }
    }

    // Exactly what the MessagePack reader throws on bytes that are not what was asked for.
    private static bool IsMalformed(Exception cause) =>
        cause is MessagePackSerializationException or EndOfStreamException or OverflowException;

    private static ProtocolException Malformed(string what, Exception cause) =>
        new(ProtocolFault.Malformed, $"Cannot read {what} because its bytes are not such a message: {cause.Message}", cause);
}
