using System.Buffers.Binary;
using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class WindowsCoresTests
{
    [Fact]
    public void A_class_below_the_highest_is_an_efficiency_core()
    {
        CoreMap map = WindowsCores.Parse([.. Record(1, (0, 0b11)), .. Record(1, (0, 0b1100)), .. Record(0, (0, 0b10000))], affinity: 0b11111)!;

        Assert.Equal((5, 3, 2, 1), (map.Logical, map.Physical, map.Count(CoreKind.Performance), map.Count(CoreKind.Efficiency)));
        Assert.Equal([2, 3], map.Cores[1].Cpus);
        Assert.Equal(CoreBound.Machine, map.Bound);
    }

    [Fact]
    public void One_class_is_one_kind_and_the_mask_counts()
    {
        CoreMap map = WindowsCores.Parse([.. Record(0, (0, 0b1)), .. Record(0, (0, 0b10))], affinity: 0b10)!;

        Assert.False(map.IsHybrid);
        Assert.Equal([1], map.Allowed);
        Assert.Equal(CoreBound.Affinity, map.Bound);
    }

    [Fact]
    public void In_several_groups_cpus_are_numbered_on_and_all_are_allowed()
    {
        CoreMap map = WindowsCores.Parse([.. Record(0, (0, 0b1)), .. Record(0, (1, 1UL << 63), (2, 0b1))], affinity: 0b1)!;

        Assert.Equal([0, 127, 128], map.Allowed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(47)]
    [InlineData(95)]
    public void Records_that_are_cut_off_are_none(int bytes) =>
        Assert.Null(WindowsCores.Parse(((byte[])[.. Record(0, (0, 0b1)), .. Record(0, (0, 0b10))]).AsSpan(0, bytes), affinity: 3));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_size_that_can_not_be_is_refused(int size)
    {
        byte[] record = Record(0, (0, 0b1));
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), size);

        Assert.Null(WindowsCores.Parse(record, affinity: 1));
    }

    [Fact]
    public void More_groups_than_the_record_holds_are_not_read()
    {
        byte[] record = Record(0, (0, 0b1));
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(30), ushort.MaxValue);

        Assert.Equal(1, WindowsCores.Parse(record, affinity: 1)!.Logical);
    }

    // Relationship, size, flags, class, 20 reserved bytes, number of groups, then each with its mask and its number.
    private static byte[] Record(byte efficiencyClass, params (ushort Group, ulong Mask)[] groups)
    {
        byte[] record = new byte[32 + (16 * groups.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), record.Length);
        record[9] = efficiencyClass;
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(30), (ushort)groups.Length);
        for (int index = 0; index < groups.Length; index++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(32 + (16 * index)), groups[index].Mask);
            BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(40 + (16 * index)), groups[index].Group);
        }

        return record;
    }
}
