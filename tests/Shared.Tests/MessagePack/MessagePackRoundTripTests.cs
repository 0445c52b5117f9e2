using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

public sealed class MessagePackRoundTripTests
{
    private static readonly Config Checks = Config.QuickThrowOnFailure.WithMaxTest(2000);

    /// <summary>Of any number of bits, and close to the borders of formats.</summary>
    private static Gen<Int128> Integers =>
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from bits in Gen.Choose(0, 64)
        from border in Gen.Elements(true, false)
        from step in Gen.Choose(-1, 1)
        from isNegative in Gen.Elements(true, false)
        let random = (((UInt128)(uint)high << 32) | (uint)low) >> (64 - bits)
        let size = (border ? Int128.One << bits : (Int128)random) + step
        select isNegative ? Int128.Clamp(-size, long.MinValue, 0) : Int128.Clamp(size, 0, ulong.MaxValue);

    [Fact]
    public void Every_read_that_is_wide_enough_gives_the_integer_and_every_other_overflows() =>
        Prop.ForAll(Integers.ToArbitrary(), value =>
        {
            byte[] data = Wire.Write((ref MessagePackWriter w) => Write(ref w, value));
            Expect(data, value, (ref MessagePackReader r) => r.ReadByte());
            Expect(data, value, (ref MessagePackReader r) => r.ReadSByte());
            Expect(data, value, (ref MessagePackReader r) => r.ReadInt16());
            Expect(data, value, (ref MessagePackReader r) => r.ReadUInt16());
            Expect(data, value, (ref MessagePackReader r) => r.ReadInt32());
            Expect(data, value, (ref MessagePackReader r) => r.ReadUInt32());
            Expect(data, value, (ref MessagePackReader r) => r.ReadInt64());
            Expect(data, value, (ref MessagePackReader r) => r.ReadUInt64());
        }).Check(Checks);

    [Fact]
    public void An_integer_in_any_format_that_holds_it_reads_the_same_and_none_is_shorter() =>
        Prop.ForAll(Integers.ToArbitrary(), value =>
        {
            int shortest = Wire.Write((ref MessagePackWriter w) => Write(ref w, value)).Length;
            foreach (byte[] data in FixedForms(value))
            {
                Assert.True(data.Length >= shortest, Convert.ToHexString(data));
                Assert.Equal(value, Wire.ReadAll(Pieces.Crumble(data), (ref MessagePackReader r) =>
                    value < 0 ? (Int128)r.ReadInt64() : r.ReadUInt64()));
            }
        }).Check(Checks);

    [Fact]
    public void Floats_come_back_bit_for_bit() =>
        Prop.ForAll(Integers.ToArbitrary(), value =>
        {
            ulong bits = (ulong)(value & ulong.MaxValue);
            byte[] wide = Wire.Write((ref MessagePackWriter w) => w.Write(BitConverter.UInt64BitsToDouble(bits)));
            byte[] narrow = Wire.Write((ref MessagePackWriter w) => w.Write(BitConverter.UInt32BitsToSingle((uint)bits)));

            Assert.Equal(bits, Wire.Read(wide, (ref MessagePackReader r) => BitConverter.DoubleToUInt64Bits(r.ReadDouble())));
            Assert.Equal(
                (uint)bits, Wire.Read(narrow, (ref MessagePackReader r) => BitConverter.SingleToUInt32Bits(r.ReadSingle())));
        }).Check(Checks);

    [Fact]
    public void Text_comes_back_as_its_encoding_has_it() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        {
            string? expected = text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            byte[] data = Wire.Write((ref MessagePackWriter w) => w.Write(text));

            Assert.Equal(expected, Wire.ReadAll(new(data), (ref MessagePackReader r) => r.ReadString()));
            Assert.Equal(expected, Wire.ReadAll(Pieces.Crumble(data), (ref MessagePackReader r) => r.ReadString()));
        }).Check(Checks);

    [Fact]
    public void Bytes_come_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]?>(), bytes =>
        {
            byte[] data = Wire.Write((ref MessagePackWriter w) => w.Write(bytes));

            Assert.Equal(bytes, Wire.ReadAll(Pieces.Crumble(data), (ref MessagePackReader r) => r.ReadBytes()?.ToArray()));
        }).Check(Checks);

    private static void Write(ref MessagePackWriter writer, Int128 value)
    {
        if (value < 0)
        {
            writer.Write((long)value);
        }
        else
        {
            writer.Write((ulong)value);
        }
    }

    private static void Expect<T>(byte[] data, Int128 value, Reading<T> read)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        bool fits = value >= Int128.CreateChecked(T.MinValue) && value <= Int128.CreateChecked(T.MaxValue);
        if (fits)
        {
            Assert.Equal(value, Int128.CreateChecked(Wire.ReadAll(new ReadOnlySequence<byte>(data), read)));
            return;
        }

        OverflowException refusal = Assert.Throws<OverflowException>(() => Wire.Read(data, read));
        Assert.Contains($"value={value.ToString(CultureInfo.InvariantCulture)},", refusal.Message, StringComparison.Ordinal);
    }

    private static List<byte[]> FixedForms(Int128 value)
    {
        List<byte[]> forms = [];
        Add(byte.MinValue, byte.MaxValue, (ref MessagePackWriter w) => w.WriteUInt8((byte)value));
        Add(sbyte.MinValue, sbyte.MaxValue, (ref MessagePackWriter w) => w.WriteInt8((sbyte)value));
        Add(ushort.MinValue, ushort.MaxValue, (ref MessagePackWriter w) => w.WriteUInt16((ushort)value));
        Add(short.MinValue, short.MaxValue, (ref MessagePackWriter w) => w.WriteInt16((short)value));
        Add(uint.MinValue, uint.MaxValue, (ref MessagePackWriter w) => w.WriteUInt32((uint)value));
        Add(int.MinValue, int.MaxValue, (ref MessagePackWriter w) => w.WriteInt32((int)value));
        Add(ulong.MinValue, ulong.MaxValue, (ref MessagePackWriter w) => w.WriteUInt64((ulong)value));
        Add(long.MinValue, long.MaxValue, (ref MessagePackWriter w) => w.WriteInt64((long)value));
        return forms;

        void Add(Int128 min, Int128 max, Writing write)
        {
            if (value >= min && value <= max)
            {
                forms.Add(Wire.Write(write));
            }
        }
    }
}
