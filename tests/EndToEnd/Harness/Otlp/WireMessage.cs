using Google.Protobuf;

namespace ParallelMotion.EndToEnd.Harness.Otlp;

/// <summary>A message of Protocol Buffers, read without its description: fields by number, in the order in which they came.</summary>
internal sealed class WireMessage
{
    private readonly List<(int Field, object Value)> _fields = [];

    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidProtocolBufferException">It is none.</exception>
    public static WireMessage Parse(byte[] bytes)
    {
        WireMessage message = new();
        CodedInputStream input = new(bytes);
        while (input.ReadTag() is not 0 and uint tag)
        {
            object value = WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadUInt64(),
                WireFormat.WireType.Fixed64 => input.ReadFixed64(),
                WireFormat.WireType.Fixed32 => input.ReadFixed32(),
                WireFormat.WireType.LengthDelimited => input.ReadBytes().ToByteArray(),
                WireFormat.WireType other => throw new NotSupportedException($"Wire type {other}."),
            };
            message._fields.Add((WireFormat.GetTagFieldNumber(tag), value));
        }

        return message;
    }

    public IEnumerable<WireMessage> Messages(int field) => All<byte[]>(field).Select(Parse);

    public WireMessage? Message(int field) => Messages(field).FirstOrDefault();

    public string Text(int field) => All<byte[]>(field).Select(System.Text.Encoding.UTF8.GetString).FirstOrDefault(string.Empty);

    public string Hex(int field) => All<byte[]>(field).Select(Convert.ToHexStringLower).FirstOrDefault(string.Empty);

    /// <summary>A varint or a number of 8 fixed bytes; 0 where there is none.</summary>
    public ulong Number(int field) => All<ulong>(field).FirstOrDefault();

    public double Double(int field) => BitConverter.UInt64BitsToDouble(Number(field));

    /// <summary>Numbers of 8 bytes each, behind each other.</summary>
    public ulong[] Packed(int field) => [.. All<byte[]>(field).SelectMany(static bytes => bytes.Chunk(8)).Select(static each => BitConverter.ToUInt64(each))];

    private IEnumerable<T> All<T>(int field) => _fields.Where(each => each.Field == field).Select(static each => each.Value).OfType<T>();
}
