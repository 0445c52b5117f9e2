using System.Buffers;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Tests.MessagePack;

namespace ParallelMotion.Shared.Tests.Protocol;

/// <summary>A message, and its bytes as they must lie on the wire, field by field.</summary>
public abstract class MessageSample(MessageKind kind, params string[] fields)
{
    public MessageKind Kind => kind;

    internal IReadOnlyList<string> Fields => fields;

    internal byte[] Bytes => Wire.Bytes(Hex(fields));

    /// <summary>The byte that says which kind it is: behind the array's header, which is longer from 16 elements on.</summary>
    internal int KindAt => fields.Length < 15 ? 1 : 3;

    /// <summary>The bytes with one field replaced.</summary>
    internal byte[] With(int field, string hex) => Wire.Bytes(Hex([.. fields.Select((old, index) => index == field ? hex : old)]));

    /// <summary>The bytes with another number of elements announced.</summary>
    internal byte[] WithArity(int elements) => Wire.Bytes(Hex(elements, fields));

    internal abstract byte[] Encode();

    /// <summary>Decodes as this kind of message, and encodes again.</summary>
    internal abstract byte[] Recode(in ReadOnlySequence<byte> payload);

    public override string ToString() => kind.ToString();

    private string Hex(string[] some) => Hex(1 + some.Length, some);

    private string Hex(int elements, string[] some) => $"{(elements < 16 ? $"9{elements:X}" : $"DC{elements:X4}")}0{(int)kind}{string.Concat(some)}";
}
