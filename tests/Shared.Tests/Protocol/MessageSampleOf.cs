using System.Buffers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Shared.Tests.Protocol;

internal sealed class MessageSampleOf<T>(T message, params string[] fields) : MessageSample(T.Kind, fields)
    where T : IMessage<T>
{
    internal override byte[] Encode() => Encode(message);

    internal override byte[] Recode(in ReadOnlySequence<byte> payload) => Encode(MessageCodec.Decode<T>(payload));

    private static byte[] Encode(T message)
    {
        ArrayBufferWriter<byte> output = new();
        MessageCodec.Encode(output, message);
        return output.WrittenSpan.ToArray();
    }
}
