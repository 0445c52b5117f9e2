using System.Globalization;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

public sealed partial class MessagePackWriterTests
{
    [Theory]
    [InlineData("0", "00")]
    [InlineData("127", "7F")]
    [InlineData("128", "CC80")]
    [InlineData("255", "CCFF")]
    [InlineData("256", "CD0100")]
    [InlineData("65535", "CDFFFF")]
    [InlineData("65536", "CE00010000")]
    [InlineData("4294967295", "CEFFFFFFFF")]
    [InlineData("4294967296", "CF0000000100000000")]
    [InlineData("9223372036854775807", "CF7FFFFFFFFFFFFFFF")]
    [InlineData("9223372036854775808", "CF8000000000000000")]
    [InlineData("18446744073709551615", "CFFFFFFFFFFFFFFFFF")]
    [InlineData("-1", "FF")]
    [InlineData("-32", "E0")]
    [InlineData("-33", "D0DF")]
    [InlineData("-128", "D080")]
    [InlineData("-129", "D1FF7F")]
    [InlineData("-32768", "D18000")]
    [InlineData("-32769", "D2FFFF7FFF")]
    [InlineData("-2147483648", "D280000000")]
    [InlineData("-2147483649", "D3FFFFFFFF7FFFFFFF")]
    [InlineData("-9223372036854775808", "D38000000000000000")]
    public void An_integer_takes_its_most_compact_form_from_every_type_that_holds_it(string text, string hex)
    {
        Int128 value = Int128.Parse(text, CultureInfo.InvariantCulture);

        Assert.All(FormsOf(value), form => Assert.Equal(hex, form));
        Assert.All(LengthsOf(value), length => Assert.Equal(hex.Length / 2, length));
    }

    [Fact]
    public void A_fixed_width_does_not_depend_on_the_value()
    {
        Assert.Equal("CC07", Wire.Hex((ref MessagePackWriter w) => w.WriteUInt8(7)));
        Assert.Equal("D007", Wire.Hex((ref MessagePackWriter w) => w.WriteInt8(7)));
        Assert.Equal("D0FF", Wire.Hex((ref MessagePackWriter w) => w.WriteInt8(-1)));
        Assert.Equal("CD0007", Wire.Hex((ref MessagePackWriter w) => w.WriteUInt16(7)));
        Assert.Equal("D1FFFF", Wire.Hex((ref MessagePackWriter w) => w.WriteInt16(-1)));
        Assert.Equal("CE00000007", Wire.Hex((ref MessagePackWriter w) => w.WriteUInt32(7)));
        Assert.Equal("D200000007", Wire.Hex((ref MessagePackWriter w) => w.WriteInt32(7)));
        Assert.Equal("D2FFFFFFFF", Wire.Hex((ref MessagePackWriter w) => w.WriteInt32(-1)));
        Assert.Equal("CF0000000000000007", Wire.Hex((ref MessagePackWriter w) => w.WriteUInt64(7)));
        Assert.Equal("D3FFFFFFFFFFFFFFFF", Wire.Hex((ref MessagePackWriter w) => w.WriteInt64(-1)));
    }

    private static List<string> FormsOf(Int128 value)
    {
        List<string> forms = [];
        Add(byte.MinValue, byte.MaxValue, (ref MessagePackWriter w) => w.Write((byte)value));
        Add(sbyte.MinValue, sbyte.MaxValue, (ref MessagePackWriter w) => w.Write((sbyte)value));
        Add(ushort.MinValue, ushort.MaxValue, (ref MessagePackWriter w) => w.Write((ushort)value));
        Add(short.MinValue, short.MaxValue, (ref MessagePackWriter w) => w.Write((short)value));
        Add(uint.MinValue, uint.MaxValue, (ref MessagePackWriter w) => w.Write((uint)value));
        Add(int.MinValue, int.MaxValue, (ref MessagePackWriter w) => w.Write((int)value));
        Add(ulong.MinValue, ulong.MaxValue, (ref MessagePackWriter w) => w.Write((ulong)value));
        Add(long.MinValue, long.MaxValue, (ref MessagePackWriter w) => w.Write((long)value));
        return forms;

        void Add(Int128 min, Int128 max, Writing write)
        {
            if (value >= min && value <= max)
            {
                forms.Add(Wire.Hex(write));
            }
        }
    }

    private static IEnumerable<int> LengthsOf(Int128 value)
    {
        if (value >= 0)
        {
            yield return MessagePackWriter.GetEncodedLength((ulong)value);
        }

        if (value <= long.MaxValue)
        {
            yield return MessagePackWriter.GetEncodedLength((long)value);
        }
    }
}
