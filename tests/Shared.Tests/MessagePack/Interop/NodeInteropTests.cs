using System.Globalization;
using System.Text.Json.Nodes;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack.Interop;

/// <summary>Both directions against an implementation that shares nothing with ours but the specification.</summary>
public sealed class NodeInteropTests(NodePackage node) : IClassFixture<NodePackage>
{
    private const int Seed = 20260101;
    private const int Documents = 300;
    private const int ValuesOfTheScript = 59;

    [Fact]
    public async Task What_we_write_the_other_reads()
    {
        List<byte[]> written = [];
        List<JsonNode> expected = [];
        Add((ref MessagePackWriter w) => w.Write(ulong.MaxValue), "bigint 18446744073709551615");
        Add((ref MessagePackWriter w) => w.WriteUInt64(7), "bigint 7");
        Add((ref MessagePackWriter w) => w.WriteInt32(7), RandomDocument.Number(7));
        Add((ref MessagePackWriter w) => w.WriteInt16(-7), RandomDocument.Number(-7));
        Add((ref MessagePackWriter w) => w.WriteUInt8(7), RandomDocument.Number(7));
        Add((ref MessagePackWriter w) => w.Write('A'), RandomDocument.Number('A'));
        Add((ref MessagePackWriter w) => w.Write(1.5f), RandomDocument.Number(1.5));
        Add((ref MessagePackWriter w) => w.Write(-0f), RandomDocument.Number(-0.0));
        Add((ref MessagePackWriter w) => w.Write("\u00E4\u20AC\U0001F600"), "string \u00E4\u20AC\U0001F600");
        Add((ref MessagePackWriter w) => w.Write(new string('x', 65536)), $"string {new string('x', 65536)}");
        Add((ref MessagePackWriter w) => w.Write(new byte[65536]), $"bytes {new string('0', 2 * 65536)}");
        for (int bits = 0; bits < 64; bits++)
        {
            AddInteger(1L << bits);
            AddInteger((1L << bits) - 1);
            AddInteger(-(1L << bits));
            AddInteger(-(1L << bits) - 1);
        }

        Random random = new(Seed);
        for (int document = 0; document < Documents; document++)
        {
            JsonNode? described = null;
            byte[] bytes = Wire.Write((ref MessagePackWriter w) => described = RandomDocument.Write(ref w, random, 3));
            written.Add(bytes);
            expected.Add(described!);
        }

        string[] lines = await node.RunAsync("decode", string.Join('\n', written.Select(Convert.ToHexString)));

        Assert.Equal(expected.Count, lines.Length);
        Assert.All(expected, (node, index) => Assert.True(
            JsonNode.DeepEquals(node, JsonNode.Parse(lines[index])),
            $"seed {Seed}, line {index}: {Convert.ToHexString(written[index])} is {lines[index]}, expected={node}"));

        void Add(Writing write, string description)
        {
            written.Add(Wire.Write(write));
            expected.Add(description);
        }

        void AddInteger(long value)
        {
            JsonNode? described = null;
            written.Add(Wire.Write((ref MessagePackWriter w) => described = RandomDocument.WriteInteger(ref w, value)));
            expected.Add(described!);
        }
    }

    [Fact]
    public async Task What_the_other_writes_we_read_and_would_have_written_alike()
    {
        string[] lines = await node.RunAsync("encode", "");

        Assert.Equal(ValuesOfTheScript, lines.Length);
        Assert.All(lines, line =>
        {
            string[] parts = line.Split('\t');
            byte[] data = Convert.FromHexString(parts[1]);
            Assert.Null(Wire.ReadAll(Pieces.Cut(data, data.Length / 2), (ref MessagePackReader r) => Check(ref r, parts[0])));
            if (Rewrite(parts[0]) is { } write)
            {
                Assert.Equal(parts[1], Wire.Hex(write));
            }
        });
    }

    private static object? Check(ref MessagePackReader reader, string name)
    {
        string number = name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        Int128 value = Int128.TryParse(number, CultureInfo.InvariantCulture, out Int128 parsed) ? parsed : 0;
        switch (name.Split(' ')[0])
        {
            case "integer": Assert.Equal(value, value < 0 ? (Int128)reader.ReadInt64() : reader.ReadUInt64()); break;
            case "string": Assert.Equal(new string('x', (int)value), reader.ReadString()); break;
            case "bytes": Assert.Equal(value, reader.ReadBytes()!.Value.Length); break;
            case "array": CheckArray(ref reader, (int)value); break;
            case "map": CheckMap(ref reader, (int)value); break;
            case "nil": Assert.Equal(Nil.Default, reader.ReadNil()); break;
            case "true": Assert.True(reader.ReadBoolean()); break;
            case "false": Assert.False(reader.ReadBoolean()); break;
            case "float64": Assert.Equal(0.1, reader.ReadDouble()); break;
            case "float32": Assert.Equal(1.5f, reader.ReadSingle()); break;
            case "unicode": Assert.Equal("\u00E4\u20AC\U0001F600", reader.ReadString()); break;
            case "message": reader.Skip(); break;
            case "timestamp":
                Assert.Equal(MessagePackType.Extension, reader.NextMessagePackType);
                reader.Skip();
                break;
            default: Assert.Fail($"Cannot check a value because its name is new: name={name}"); break;
        }

        return null;
    }

    private static void CheckArray(ref MessagePackReader reader, int count)
    {
        Assert.Equal(count, reader.ReadArrayHeader());
        for (int index = 0; index < count; index++)
        {
            Assert.Equal(7, reader.ReadInt32());
        }
    }

    private static void CheckMap(ref MessagePackReader reader, int count)
    {
        Assert.Equal(count, reader.ReadMapHeader());
        for (int index = 0; index < count; index++)
        {
            Assert.Equal(index.ToString(CultureInfo.InvariantCulture), reader.ReadString());
            Assert.Equal(index, reader.ReadInt32());
        }
    }

    private static Writing? Rewrite(string name)
    {
        Int128 value = Int128.TryParse(name.Split(' ')[^1], CultureInfo.InvariantCulture, out Int128 parsed) ? parsed : 0;
        return name.Split(' ')[0] switch
        {
            "integer" when value < 0 => (ref MessagePackWriter w) => w.Write((long)value),
            "integer" => (ref MessagePackWriter w) => w.Write((ulong)value),
            "string" => (ref MessagePackWriter w) => w.Write(new string('x', (int)value)),
            "bytes" => (ref MessagePackWriter w) => w.Write((byte[])[.. Enumerable.Repeat((byte)'x', (int)value)]),
            "message" => WriteMessage,
            "float64" => (ref MessagePackWriter w) => w.Write(0.1),
            "float32" => (ref MessagePackWriter w) => w.Write(1.5f),
            "unicode" => (ref MessagePackWriter w) => w.Write("\u00E4\u20AC\U0001F600"),
            _ => null,
        };
    }

    private static void WriteMessage(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(6);
        writer.Write(3);
        writer.Write("attach");
        writer.Write(true);
        writer.WriteNil();
        writer.WriteArrayHeader(3);
        writer.Write(0.5);
        writer.Write(-7);
        writer.Write(4294967296);
        writer.Write((byte[])[1, 2, 3]);
    }
}
