using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Tests.Memory;

public sealed class RegionLayoutTests
{
    [Fact]
    public void The_header_has_these_fields_at_these_offsets_and_no_others()
    {
        string[] fields = [.. typeof(RegionHeader).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => $"{field.GetCustomAttribute<FieldOffsetAttribute>()?.Value} {field.Name} {Marshal.SizeOf(Underlying(field.FieldType))}")];

        Assert.Equal(LayoutKind.Explicit, typeof(RegionHeader).StructLayoutAttribute?.Value);
        Assert.Equal(64, Marshal.SizeOf<RegionHeader>());
        Assert.Equal(
            [
                "0 Magic 8", "8 Version 4", "12 ElementType 4", "16 Rows 8", "24 RunId 8", "32 OwnerPid 4", "36 Reserved 4",
                "40 OwnerStartTime 8", "48 DataOffset 8", "56 DataBytes 8",
            ],
            fields);
    }

    [Fact]
    public void A_region_lies_in_its_file_byte_for_byte_as_drawn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A named map has no file to look into.");
        using RegionRun run = new();
        run.Create(RegionSpec.Column("pos", ElementType.Float32, 1025)).Rows<float>(new RowRange(0, 1)).Fill(1.5f);
        byte[] bytes = ReadAll(run.At("col-pos"));

        Assert.Equal(65536 + 8192, bytes.Length);
        Assert.Equal("PMREGION", Encoding.ASCII.GetString(bytes, 0, 8));
        Assert.Equal("0100000002000000" + "0104000000000000", Convert.ToHexString(bytes, 8, 16));
        Assert.Equal(run.Run.Value, BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(24)));
        Assert.Equal(Environment.ProcessId, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(32)));
        Assert.Equal("00000000", Convert.ToHexString(bytes, 36, 4));
        Assert.Equal(ProcessIdentity.Own.StartTime, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(40)));
        Assert.Equal("0000010000000000" + "0410000000000000", Convert.ToHexString(bytes, 48, 16));
        Assert.Equal("0000C03F", Convert.ToHexString(bytes, 65536, 4));
        Assert.Equal(-1, bytes.AsSpan(64, 65536 - 64).IndexOfAnyExcept((byte)0));
        Assert.Equal(-1, bytes.AsSpan(65540).IndexOfAnyExcept((byte)0));
    }

    [Theory]
    [InlineData(ElementType.Float32, 1, 4, 65536 + 4096)]
    [InlineData(ElementType.Float32, 1024, 4096, 65536 + 4096)]
    [InlineData(ElementType.Float32, 1025, 4100, 65536 + 8192)]
    [InlineData(ElementType.UInt8, 4097, 4097, 65536 + 8192)]
    [InlineData(ElementType.Float32, Limits.MaxRows, 4L << 30, 65536 + (4L << 30))]
    public void A_region_takes_its_header_and_whole_pages(ElementType type, int rows, long dataBytes, long totalBytes)
    {
        RegionSpec spec = new("any", type, rows);

        Assert.Equal((dataBytes, totalBytes), (spec.DataBytes, spec.TotalBytes));
        Assert.InRange(totalBytes - dataBytes, 0, RegionSpec.OverheadBytes);
    }

    [Theory]
    [InlineData(-65537, null)]
    [InlineData(-65536, -8192L)]
    [InlineData(-1, -1L)]
    [InlineData(0, 0L)]
    [InlineData(7, 0L)]
    [InlineData(8, 1L)]
    [InlineData(8000, 1000L)]
    [InlineData(8191, 1023L)]
    [InlineData(8192, null)]
    public void Each_byte_of_a_region_belongs_to_a_row_or_lies_before_or_behind_them(long bytes, long? row) =>
        Assert.Equal(row, RegionSpec.Column("mass", ElementType.Float64, 1000).RowAt(bytes));

    [Fact]
    public void Element_types_have_fixed_numbers_and_sizes()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5], Enum.GetValues<ElementType>().Select(static type => (int)type));
        Assert.Equal("Invalid UInt8 Float32 Float64 Int32 UInt32", string.Join(' ', Enum.GetValues<ElementType>()));
        Assert.Equal((1, 4, 8, 4, 4), (ElementType.UInt8.Bytes(), ElementType.Float32.Bytes(), ElementType.Float64.Bytes(), ElementType.Int32.Bytes(), ElementType.UInt32.Bytes()));
        Assert.Equal(
            (ElementType.UInt8, ElementType.Float32, ElementType.Float64, ElementType.Int32, ElementType.UInt32, ElementType.Invalid, ElementType.Invalid),
            (ElementTypes.Of<byte>(), ElementTypes.Of<float>(), ElementTypes.Of<double>(), ElementTypes.Of<int>(), ElementTypes.Of<uint>(), ElementTypes.Of<sbyte>(), ElementTypes.Of<long>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ElementType.Invalid.Bytes());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ElementType)6).Bytes());
    }

    private static Type Underlying(Type type) => type.IsEnum ? type.GetEnumUnderlyingType() : type;

    private static byte[] ReadAll(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
