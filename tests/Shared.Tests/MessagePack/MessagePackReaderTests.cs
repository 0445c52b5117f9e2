using System.Buffers;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

public sealed class MessagePackReaderTests
{
    [Theory]
    [InlineData("CC80", 128.0)]
    [InlineData("E0", -32.0)]
    [InlineData("D3FFFFFFFFFFFFFFFE", -2.0)]
    [InlineData("CF8000000000000000", 9223372036854775808.0)]
    [InlineData("CA3FC00000", 1.5)]
    [InlineData("CB3FF8000000000000", 1.5)]
    public void A_float_of_either_width_takes_both_floats_and_integers(string hex, double expected)
    {
        Assert.Equal(expected, Wire.Read(hex, (ref MessagePackReader r) => r.ReadDouble()));
        Assert.Equal((float)expected, Wire.Read(hex, (ref MessagePackReader r) => r.ReadSingle()));
    }

    [Fact]
    public void A_float_keeps_all_its_bits()
    {
        float noisy = BitConverter.UInt32BitsToSingle(0xFFC1_2345);
        byte[] data = Wire.Write((ref MessagePackWriter w) => w.Write(noisy));

        Assert.Equal(0xFFC1_2345, BitConverter.SingleToUInt32Bits(Wire.Read(data, (ref MessagePackReader r) => r.ReadSingle())));
    }

    [Theory]
    [InlineData("CA3F800000")]
    [InlineData("CB3FF0000000000000")]
    [InlineData("C0")]
    [InlineData("C3")]
    [InlineData("A131")]
    [InlineData("C40131")]
    [InlineData("9101")]
    [InlineData("8101C0")]
    [InlineData("D40101")]
    [InlineData("C1")]
    public void What_is_no_integer_is_refused_by_every_integer_read(string hex)
    {
        Refused(hex, (ref MessagePackReader r) => r.ReadByte());
        Refused(hex, (ref MessagePackReader r) => r.ReadSByte());
        Refused(hex, (ref MessagePackReader r) => r.ReadInt16());
        Refused(hex, (ref MessagePackReader r) => r.ReadUInt16());
        Refused(hex, (ref MessagePackReader r) => r.ReadInt32());
        Refused(hex, (ref MessagePackReader r) => r.ReadUInt32());
        Refused(hex, (ref MessagePackReader r) => r.ReadInt64());
        Refused(hex, (ref MessagePackReader r) => r.ReadUInt64());
        Refused(hex, (ref MessagePackReader r) => r.ReadChar());
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        Refused("C40131", (ref MessagePackReader r) => r.ReadString());
        Refused("C40131", (ref MessagePackReader r) => r.ReadStringSequence());
        Refused("C40131", (ref MessagePackReader r) => r.TryReadStringSpan(out _));
        Refused("01", (ref MessagePackReader r) => r.ReadString());
        Refused("01", (ref MessagePackReader r) => r.ReadBytes());
        Refused("01", (ref MessagePackReader r) => r.ReadNil());
        Refused("01", (ref MessagePackReader r) => r.ReadBoolean());
        Refused("C0", (ref MessagePackReader r) => r.ReadBoolean());
        Refused("C0", (ref MessagePackReader r) => r.ReadSingle());
        Refused("A131", (ref MessagePackReader r) => r.ReadDouble());
        Refused("8101C0", (ref MessagePackReader r) => r.ReadArrayHeader());
        Refused("8101C0", (ref MessagePackReader r) => r.TryReadArrayHeader(out _));
        Refused("9101", (ref MessagePackReader r) => r.ReadMapHeader());
        Refused("9101", (ref MessagePackReader r) => r.TryReadMapHeader(out _));
        Refused("C0", (ref MessagePackReader r) => r.ReadArrayHeader());
        Refused("C0", (ref MessagePackReader r) => r.ReadMapHeader());
        Refused("C1", (ref MessagePackReader r) => r.ReadRaw());
        Refused("9201C1", (ref MessagePackReader r) => r.ReadRaw());
    }

    [Fact]
    public void Nil_is_null_where_null_can_be()
    {
        Assert.Null(Wire.Read("C0", (ref MessagePackReader r) => r.ReadString()));
        Assert.Null(Wire.Read("C0", (ref MessagePackReader r) => r.ReadBytes()));
        Assert.Null(Wire.Read("C0", (ref MessagePackReader r) => r.ReadStringSequence()));
        Assert.False(Wire.Read("C0", (ref MessagePackReader r) => r.TryReadStringSpan(out _)));
        Assert.True(Wire.Read("C0", (ref MessagePackReader r) => r.TryReadNil() && r.End));
        Assert.False(Wire.Read("01", (ref MessagePackReader r) => r.TryReadNil() || r.IsNil || r.Consumed != 0));
        Assert.Equal(Nil.Default, Wire.Read("C0", (ref MessagePackReader r) => r.ReadNil()));
    }

    [Fact]
    public void The_end_of_the_data_is_an_early_end_even_to_a_question()
    {
        Assert.Throws<EndOfStreamException>(() => Wire.Read("", (ref MessagePackReader r) => r.IsNil));
        Assert.Throws<EndOfStreamException>(() => Wire.Read("", (ref MessagePackReader r) => r.TryReadNil()));
        Assert.Throws<EndOfStreamException>(() => Wire.Read("", (ref MessagePackReader r) => r.NextCode));
        Assert.Throws<EndOfStreamException>(() => Wire.Read("", (ref MessagePackReader r) => r.NextMessagePackType));
        Assert.Throws<EndOfStreamException>(() => Wire.Read("", (ref MessagePackReader r) => r.TryReadStringSpan(out _)));
        Assert.Throws<EndOfStreamException>(() => Wire.Read("01", (ref MessagePackReader r) => r.ReadRaw(2)));
        Assert.True(Wire.Read("", (ref MessagePackReader r) => r.End));
    }

    [Theory]
    [InlineData("A1FF", "\uFFFD")]
    [InlineData("A3E282AC", "\u20AC")]
    [InlineData("A2E282", "\uFFFD")]
    [InlineData("A4F0908041", "\uFFFDA")]
    [InlineData("A4C3A4C0AF", "\u00E4\uFFFD\uFFFD")]
    public void Bad_text_becomes_the_replacement_character_wherever_it_is_cut(string hex, string expected)
    {
        byte[] data = Wire.Bytes(hex);
        Assert.Equal(expected, Wire.Read(data, (ref MessagePackReader r) => r.ReadString()));
        for (int cut = 0; cut <= data.Length; cut++)
        {
            Assert.Equal(expected, Wire.Read(Pieces.Cut(data, cut), (ref MessagePackReader r) => r.ReadString()));
        }
    }

    [Fact]
    public void Text_in_one_piece_is_seen_in_place_and_text_in_two_is_not()
    {
        byte[] data = Wire.Bytes("A3616263C0");
        Assert.True(Wire.Read(Pieces.Cut(data, 1), SeesAbc));
        Assert.True(Wire.Read(Pieces.Cut(data, 4), SeesAbc));
        Assert.False(Wire.Read(Pieces.Cut(data, 2), SeesAbc));

        static bool SeesAbc(ref MessagePackReader reader)
        {
            bool sees = reader.TryReadStringSpan(out ReadOnlySpan<byte> span);
            Assert.Equal(sees ? "abc"u8 : [], span);
            Assert.Equal(sees ? 4 : 0, reader.Consumed);
            return sees;
        }
    }

    [Fact]
    public void A_peek_reader_moves_alone_and_the_places_add_up()
    {
        byte[] data = Wire.Bytes("0102C3");
        MessagePackReader reader = new(data) { Depth = 3, CancellationToken = TestContext.Current.CancellationToken };
        MessagePackReader ahead = reader.CreatePeekReader();

        Assert.Equal([1, 2], [ahead.ReadInt32(), ahead.ReadInt32()]);
        Assert.Equal((0, 2), (reader.Consumed, ahead.Consumed));
        Assert.Equal((3, TestContext.Current.CancellationToken), (ahead.Depth, ahead.CancellationToken));
        Assert.Equal([0xC3], ahead.Sequence.Slice(ahead.Position).ToArray());
        Assert.Equal([1, 2], reader.ReadRaw(2).ToArray());
    }

    private static void Refused<T>(string hex, Reading<T> read)
    {
        Assert.Throws<MessagePackSerializationException>(() => Wire.Read(hex, read));
        Assert.Throws<MessagePackSerializationException>(() => Wire.Read(Pieces.Crumble(Wire.Bytes(hex)), read));
    }
}
