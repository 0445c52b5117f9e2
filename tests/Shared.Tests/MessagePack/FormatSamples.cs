using System.Buffers;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

/// <summary>A value in every format, how it is read, and what should come out.</summary>
internal static class FormatSamples
{
    private static readonly FormatSample[] Samples =
    [
        new("positive fixint", "7F", (ref MessagePackReader r) => r.ReadInt32(), 127),
        new("negative fixint", "E0", (ref MessagePackReader r) => r.ReadInt32(), -32),
        new("uint 8", "CC80", (ref MessagePackReader r) => r.ReadByte(), (byte)128),
        new("uint 16", "CD0100", (ref MessagePackReader r) => r.ReadUInt16(), (ushort)256),
        new("uint 32", "CE80000000", (ref MessagePackReader r) => r.ReadUInt32(), 0x8000_0000u),
        new("uint 64", "CF8000000000000000", (ref MessagePackReader r) => r.ReadUInt64(), 0x8000_0000_0000_0000ul),
        new("int 8", "D080", (ref MessagePackReader r) => r.ReadSByte(), sbyte.MinValue),
        new("int 16", "D18000", (ref MessagePackReader r) => r.ReadInt16(), short.MinValue),
        new("int 32", "D280000000", (ref MessagePackReader r) => r.ReadInt32(), int.MinValue),
        new("int 64", "D38000000000000000", (ref MessagePackReader r) => r.ReadInt64(), long.MinValue),
        new("char", "CDFFFE", (ref MessagePackReader r) => r.ReadChar(), '\uFFFE'),
        new("nil", "C0", (ref MessagePackReader r) => r.ReadNil(), Nil.Default),
        new("false", "C2", (ref MessagePackReader r) => r.ReadBoolean(), false),
        new("true", "C3", (ref MessagePackReader r) => r.ReadBoolean(), true),
        new("float 32", "CA3FC00000", (ref MessagePackReader r) => r.ReadSingle(), 1.5f),
        new("float 64", "CBBFF8000000000000", (ref MessagePackReader r) => r.ReadDouble(), -1.5),
        new("fixstr", "A7C3A4F09F988078", (ref MessagePackReader r) => r.ReadString(), "\u00E4\U0001F600x"),
        new("str 8", "D903616263", (ref MessagePackReader r) => r.ReadString(), "abc"),
        new("str 16", "DA0003616263", (ref MessagePackReader r) => r.ReadString(), "abc"),
        new("str 32", "DB00000003616263", (ref MessagePackReader r) => r.ReadString(), "abc"),
        new("str in place", "DA0003616263", (ref MessagePackReader r) => Hex(r.ReadStringSequence()), "616263"),
        new("bin 8", "C403010203", (ref MessagePackReader r) => Hex(r.ReadBytes()), "010203"),
        new("bin 16", "C50003010203", (ref MessagePackReader r) => Hex(r.ReadBytes()), "010203"),
        new("bin 32", "C600000003010203", (ref MessagePackReader r) => Hex(r.ReadBytes()), "010203"),
        new("bin from str", "A3010203", (ref MessagePackReader r) => Hex(r.ReadBytes()), "010203"),
        new("fixarray", "920102", (ref MessagePackReader r) => Sum(ref r), 3),
        new("array 16", "DC00020102", (ref MessagePackReader r) => Sum(ref r), 3),
        new("array 32", "DD000000020102", (ref MessagePackReader r) => Sum(ref r), 3),
        new("fixmap", "820102A0C3", (ref MessagePackReader r) => SkipMap(ref r), 2),
        new("map 16", "DE000201020304", (ref MessagePackReader r) => SkipMap(ref r), 2),
        new("map 32", "DF0000000201020304", (ref MessagePackReader r) => SkipMap(ref r), 2),
        .. Skipped(
            "D4 01 11", "D5 01 1122", "D6 01 11223344", "D7 01 1122334455667788", "D8 01 11223344556677881122334455667788",
            "C7 03 01 112233", "C8 0003 01 112233", "C9 00000003 01 112233", "C7 00 01",
            "93 01 81 A161 DC0002 C0 CA3FC00000 C4021122", "DF00000001 D6FF00000000 92 90 80"),
    ];

    public static TheoryData<FormatSample> All => [.. Samples];

    private static IEnumerable<FormatSample> Skipped(params string[] all)
    {
        foreach (string hex in all)
        {
            string plain = hex.Replace(" ", "", StringComparison.Ordinal);
            yield return new($"skip {plain}", plain, Skip, null);
            yield return new($"raw {plain}", plain, (ref MessagePackReader r) => Hex(r.ReadRaw()), plain);
        }
    }

    private static object? Skip(ref MessagePackReader reader)
    {
        reader.Skip();
        return null;
    }

    private static string? Hex(ReadOnlySequence<byte>? bytes) =>
        bytes is { } some ? Convert.ToHexString(some.ToArray()) : null;

    private static int Sum(ref MessagePackReader reader)
    {
        int sum = 0;
        for (int left = reader.ReadArrayHeader(); left > 0; left--)
        {
            sum += reader.ReadInt32();
        }

        return sum;
    }

    private static int SkipMap(ref MessagePackReader reader)
    {
        int count = reader.ReadMapHeader();
        for (int left = count * 2; left > 0; left--)
        {
            reader.Skip();
        }

        return count;
    }
}
