using System.Buffers;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

public sealed class MessagePackReaderFormatTests
{
    public static TheoryData<FormatSample> Samples => FormatSamples.All;

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Every_format_is_read_whole(FormatSample sample) =>
        Assert.Equal(sample.Expected, Wire.ReadAll(new ReadOnlySequence<byte>(sample.Bytes), sample.Read));

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Every_format_is_read_across_every_pair_of_cuts(FormatSample sample)
    {
        int length = sample.Bytes.Length;
        Assert.Equal(sample.Expected, Wire.ReadAll(Pieces.Crumble(sample.Bytes), sample.Read));
        for (int first = 0; first <= length; first++)
        {
            for (int second = first; second <= length; second++)
            {
                object? read = Wire.ReadAll(Pieces.Cut(sample.Bytes, first, second), sample.Read);
                Assert.True(Equals(sample.Expected, read), $"cut at {first} and {second}: {read}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Every_truncation_is_an_early_end_and_nothing_else(FormatSample sample)
    {
        for (int length = 0; length < sample.Bytes.Length; length++)
        {
            byte[] head = sample.Bytes[..length];
            Assert.Throws<EndOfStreamException>(() => Wire.Read(head, sample.Read));
            Assert.Throws<EndOfStreamException>(() => Wire.Read(Pieces.Crumble(head), sample.Read));
        }
    }

    [Theory]
    [MemberData(nameof(Samples), DisableDiscoveryEnumeration = true)]
    public void Every_format_is_skipped_and_taken_raw_whole(FormatSample sample)
    {
        byte[] twice = [.. sample.Bytes, .. sample.Bytes];
        MessagePackReader reader = new(Pieces.Crumble(twice));

        reader.Skip();
        Assert.Equal(sample.Bytes.Length, reader.Consumed);
        Assert.Equal(sample.Bytes, reader.ReadRaw().ToArray());
        Assert.True(reader.End);
    }

    [Fact]
    public void Every_first_byte_has_its_type()
    {
        for (int code = 0; code <= byte.MaxValue; code++)
        {
            MessagePackReader reader = new(new[] { (byte)code });
            Assert.Equal((code, TypeOf(code)), (reader.NextCode, reader.NextMessagePackType));
        }
    }

    /// <summary>The table of the specification, row by row.</summary>
    private static MessagePackType TypeOf(int code) => code switch
    {
        <= 0x7F => MessagePackType.Integer,
        <= 0x8F => MessagePackType.Map,
        <= 0x9F => MessagePackType.Array,
        <= 0xBF => MessagePackType.String,
        0xC0 => MessagePackType.Nil,
        0xC1 => MessagePackType.Unknown,
        0xC2 or 0xC3 => MessagePackType.Boolean,
        0xC4 or 0xC5 or 0xC6 => MessagePackType.Binary,
        0xC7 or 0xC8 or 0xC9 => MessagePackType.Extension,
        0xCA or 0xCB => MessagePackType.Float,
        >= 0xCC and <= 0xD3 => MessagePackType.Integer,
        >= 0xD4 and <= 0xD8 => MessagePackType.Extension,
        0xD9 or 0xDA or 0xDB => MessagePackType.String,
        0xDC or 0xDD => MessagePackType.Array,
        0xDE or 0xDF => MessagePackType.Map,
        _ => MessagePackType.Integer,
    };
}
