using System.Reflection;
using MessagePack;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.MessagePack;

/// <summary>
/// The stand-in may lack members of the package but must not have others: a caller would compile here and nowhere else.
/// </summary>
public sealed class PackageSurfaceTests
{
    private const string Bytes = "System.ReadOnlySpan`1[System.Byte]";
    private const string Sequence = "System.Buffers.ReadOnlySequence`1[System.Byte]";

    private static readonly string[] Writer =
    [
        "Void Flush()", "Void WriteNil()", "Void Write(Byte)", "Void Write(SByte)", "Void Write(Int16)", "Void Write(UInt16)",
        "Void Write(Int32)", "Void Write(UInt32)", "Void Write(Int64)", "Void Write(UInt64)", "Void WriteUInt8(Byte)",
        "Void WriteInt8(SByte)", "Void WriteInt16(Int16)", "Void WriteUInt16(UInt16)", "Void WriteInt32(Int32)",
        "Void WriteUInt32(UInt32)", "Void WriteInt64(Int64)", "Void WriteUInt64(UInt64)", "Void Write(Boolean)",
        "Void Write(Char)", "Void Write(Single)", "Void Write(Double)", "Void Write(System.String)",
        "Void Write(System.ReadOnlySpan`1[System.Char])", $"Void WriteString({Bytes})", $"Void WriteString({Sequence} ByRef)",
        "Void WriteStringHeader(Int32)", "Void Write(Byte[])", $"Void Write({Bytes})", $"Void Write({Sequence} ByRef)",
        "Void WriteBinHeader(Int32)", "Void WriteArrayHeader(Int32)", "Void WriteArrayHeader(UInt32)",
        "Void WriteMapHeader(Int32)", "Void WriteMapHeader(UInt32)", $"Void WriteRaw({Bytes})",
        $"Void WriteRaw({Sequence} ByRef)", "System.Span`1[System.Byte] GetSpan(Int32)", "Void Advance(Int32)",
        "Boolean get_OldSpec()", "Void set_OldSpec(Boolean)", "System.Threading.CancellationToken get_CancellationToken()",
        "Void set_CancellationToken(System.Threading.CancellationToken)", "Int32 GetEncodedLength(Int64)",
        "Int32 GetEncodedLength(UInt64)", "Void .ctor(System.Buffers.IBufferWriter`1[System.Byte])",
    ];

    private static readonly string[] Reader =
    [
        "Byte ReadByte()", "SByte ReadSByte()", "Int16 ReadInt16()", "UInt16 ReadUInt16()", "Int32 ReadInt32()",
        "UInt32 ReadUInt32()", "Int64 ReadInt64()", "UInt64 ReadUInt64()", "Boolean ReadBoolean()", "Char ReadChar()",
        "Single ReadSingle()", "Double ReadDouble()", "System.String ReadString()",
        $"System.Nullable`1[{Sequence}] ReadStringSequence()", $"Boolean TryReadStringSpan({Bytes} ByRef)",
        $"System.Nullable`1[{Sequence}] ReadBytes()", "Int32 ReadArrayHeader()", "Boolean TryReadArrayHeader(Int32 ByRef)",
        "Int32 ReadMapHeader()", "Boolean TryReadMapHeader(Int32 ByRef)", "MessagePack.Nil ReadNil()", "Boolean TryReadNil()",
        "Boolean get_IsNil()", "Void Skip()", $"{Sequence} ReadRaw()", $"{Sequence} ReadRaw(Int64)", "Byte get_NextCode()",
        "MessagePack.MessagePackType get_NextMessagePackType()", "Boolean get_End()", "Int64 get_Consumed()",
        "System.SequencePosition get_Position()", $"{Sequence} get_Sequence()",
        "MessagePack.MessagePackReader CreatePeekReader()", "Int32 get_Depth()", "Void set_Depth(Int32)",
        "System.Threading.CancellationToken get_CancellationToken()",
        "Void set_CancellationToken(System.Threading.CancellationToken)",
        "Void .ctor(System.ReadOnlyMemory`1[System.Byte])", $"Void .ctor({Sequence} ByRef)",
    ];

    private static readonly Assembly StandIn = typeof(Partition).Assembly;

    [Fact]
    public void The_types_are_the_packages()
    {
        SkipWithThePackage();
        Assert.Equal<IEnumerable<string>>(
            ["MessagePackReader", "MessagePackSerializationException", "MessagePackType", "MessagePackWriter", "Nil"],
            StandIn.GetExportedTypes()
                .Where(type => typeof(Nil).Namespace!.Equals(type.Namespace, StringComparison.Ordinal))
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_writer_has_the_packages_members_and_no_others() => HasExactly(typeof(MessagePackWriter), Writer);

    [Fact]
    public void The_reader_has_the_packages_members_and_no_others() => HasExactly(typeof(MessagePackReader), Reader);

    private static void HasExactly(Type type, string[] members)
    {
        SkipWithThePackage();
        BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<MethodBase> found = [.. type.GetMethods(own), .. type.GetConstructors(own)];
        Assert.Equal(members.Order(StringComparer.Ordinal), found.Select(member => $"{member}").Order(StringComparer.Ordinal));
        Assert.True(type.IsByRefLike);
    }

    private static void SkipWithThePackage() =>
        Assert.SkipUnless(typeof(MessagePackWriter).Assembly == StandIn, "The package itself is in use, not the stand-in.");
}
