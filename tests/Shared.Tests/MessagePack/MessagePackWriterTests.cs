using System.Buffers;
using System.Text;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

public sealed partial class MessagePackWriterTests
{
    [Fact]
    public void Scalars_have_the_bytes_of_the_specification()
    {
        Assert.Equal("C0", Wire.Hex((ref MessagePackWriter w) => w.WriteNil()));
        Assert.Equal("C2", Wire.Hex((ref MessagePackWriter w) => w.Write(false)));
        Assert.Equal("C3", Wire.Hex((ref MessagePackWriter w) => w.Write(true)));
        Assert.Equal("CA3FC00000", Wire.Hex((ref MessagePackWriter w) => w.Write(1.5f)));
        Assert.Equal("CAFFC00000", Wire.Hex((ref MessagePackWriter w) => w.Write(float.NaN)));
        Assert.Equal("CA80000000", Wire.Hex((ref MessagePackWriter w) => w.Write(-0f)));
        Assert.Equal("CB3FF8000000000000", Wire.Hex((ref MessagePackWriter w) => w.Write(1.5)));
        Assert.Equal("CB7FF0000000000000", Wire.Hex((ref MessagePackWriter w) => w.Write(double.PositiveInfinity)));
        Assert.Equal("41", Wire.Hex((ref MessagePackWriter w) => w.Write('A')));
        Assert.Equal("CDFFFF", Wire.Hex((ref MessagePackWriter w) => w.Write('\uFFFF')));
    }

    [Theory]
    [InlineData(0, "A0", "A0")]
    [InlineData(31, "BF", "BF")]
    [InlineData(32, "D920", "DA0020")]
    [InlineData(255, "D9FF", "DA00FF")]
    [InlineData(256, "DA0100", "DA0100")]
    [InlineData(65535, "DAFFFF", "DAFFFF")]
    [InlineData(65536, "DB00010000", "DB00010000")]
    public void A_string_takes_its_most_compact_header(int length, string header, string headerBefore2013)
    {
        byte[] text = Encoding.ASCII.GetBytes(new string('x', length));
        string hex = header + Convert.ToHexString(text);

        Assert.Equal(hex, Wire.Hex((ref MessagePackWriter w) => w.Write(new string('x', length))));
        Assert.Equal(hex, Wire.Hex((ref MessagePackWriter w) => w.Write(new string('x', length).AsSpan())));
        Assert.Equal(hex, Wire.Hex((ref MessagePackWriter w) => w.WriteString(text)));
        Assert.Equal(hex, Wire.Hex((ref MessagePackWriter w) => w.WriteString(Pieces.Cut(text, length / 3, length / 2))));
        Assert.Equal(header, Wire.Hex((ref MessagePackWriter w) => w.WriteStringHeader(length)));
        Assert.Equal(headerBefore2013, Wire.Hex((ref MessagePackWriter w) =>
        {
            w.OldSpec = true;
            w.WriteStringHeader(length);
        }));
    }

    [Theory]
    [InlineData(0, "C400", "A0")]
    [InlineData(255, "C4FF", "DA00FF")]
    [InlineData(256, "C50100", "DA0100")]
    [InlineData(65535, "C5FFFF", "DAFFFF")]
    [InlineData(65536, "C600010000", "DB00010000")]
    public void Bytes_take_their_most_compact_header(int length, string header, string headerBefore2013)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(index => (byte)index)];
        string hex = header + Convert.ToHexString(bytes);

        Assert.Equal(hex, Wire.Hex((ref MessagePackWriter w) => w.Write(bytes)));
        Assert.Equal(hex, Wire.Hex((ref MessagePackWriter w) => w.Write(bytes.AsSpan())));
        Assert.Equal(hex, Wire.Hex((ref MessagePackWriter w) => w.Write(Pieces.Cut(bytes, length / 3, length / 2))));
        Assert.Equal(header, Wire.Hex((ref MessagePackWriter w) => w.WriteBinHeader(length)));
        Assert.Equal(headerBefore2013, Wire.Hex((ref MessagePackWriter w) =>
        {
            w.OldSpec = true;
            w.WriteBinHeader(length);
        }));
    }

    [Theory]
    [InlineData(0u, "90", "80")]
    [InlineData(15u, "9F", "8F")]
    [InlineData(16u, "DC0010", "DE0010")]
    [InlineData(65535u, "DCFFFF", "DEFFFF")]
    [InlineData(65536u, "DD00010000", "DF00010000")]
    [InlineData(2147483647u, "DD7FFFFFFF", "DF7FFFFFFF")]
    [InlineData(4294967295u, "DDFFFFFFFF", "DFFFFFFFFF")]
    public void Arrays_and_maps_take_their_most_compact_header(uint count, string array, string map)
    {
        Assert.Equal(array, Wire.Hex((ref MessagePackWriter w) => w.WriteArrayHeader(count)));
        Assert.Equal(map, Wire.Hex((ref MessagePackWriter w) => w.WriteMapHeader(count)));
        if (count <= int.MaxValue)
        {
            Assert.Equal(array, Wire.Hex((ref MessagePackWriter w) => w.WriteArrayHeader((int)count)));
            Assert.Equal(map, Wire.Hex((ref MessagePackWriter w) => w.WriteMapHeader((int)count)));
        }
    }

    [Fact]
    public void Null_is_nil_and_a_lone_surrogate_is_replaced()
    {
        Assert.Equal("C0", Wire.Hex((ref MessagePackWriter w) => w.Write((string?)null)));
        Assert.Equal("C0", Wire.Hex((ref MessagePackWriter w) => w.Write((byte[]?)null)));
        Assert.Equal("A3EFBFBD", Wire.Hex((ref MessagePackWriter w) => w.Write("\uD800")));
        Assert.Equal("A7C3A4F09F9880" + "78", Wire.Hex((ref MessagePackWriter w) => w.Write("\u00E4\U0001F600x")));
    }

    [Fact]
    public void Negative_lengths_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Wire.Hex((ref MessagePackWriter w) => w.WriteArrayHeader(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wire.Hex((ref MessagePackWriter w) => w.WriteMapHeader(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wire.Hex((ref MessagePackWriter w) => w.WriteBinHeader(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wire.Hex((ref MessagePackWriter w) => w.WriteStringHeader(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wire.Hex((ref MessagePackWriter w) => w.GetSpan(-1)));
    }

    [Fact]
    public void Raw_blocks_and_spans_keep_their_place_among_the_values()
    {
        string hex = Wire.Hex((ref MessagePackWriter w) =>
        {
            w.Write(1);
            w.WriteRaw(Pieces.Cut([0x91, 0x02], 1));
            w.GetSpan(2).Fill(0xC3);
            w.Advance(2);
            w.WriteRaw([0x03]);
            Assert.False(w.GetSpan(0).IsEmpty);
        });

        Assert.Equal("019102C3C303", hex);
    }

    [Fact]
    public void Advancing_beyond_the_span_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Wire.Hex((ref MessagePackWriter w) => w.Advance(w.GetSpan(1).Length + 1)));

    [Fact]
    public void Nothing_reaches_the_output_before_a_flush_and_all_of_it_after()
    {
        ArrayBufferWriter<byte> output = new();
        MessagePackWriter writer = new(output);
        writer.Write(1);
        Assert.Equal(0, output.WrittenCount);

        writer.Flush();
        writer.Flush();
        writer.Write(2);
        writer.Flush();

        Assert.Equal([1, 2], output.WrittenSpan.ToArray());
    }

    [Fact]
    public void An_output_with_short_buffers_gets_the_same_bytes()
    {
        string text = new('y', 500);
        StingyBufferWriter output = new();
        MessagePackWriter writer = new(output);
        WriteAll(ref writer);
        writer.Flush();

        Assert.Equal(Wire.Hex(WriteAll), Convert.ToHexString(output.Written));

        void WriteAll(ref MessagePackWriter w)
        {
            w.WriteArrayHeader(70_000);
            w.Write(ulong.MaxValue);
            w.Write(text);
            w.Write(-5.5);
            w.Write(new byte[300]);
            w.WriteString(new byte[40]);
        }
    }

    [Fact]
    public void No_output_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => new MessagePackWriter(null!).Flush());
}
