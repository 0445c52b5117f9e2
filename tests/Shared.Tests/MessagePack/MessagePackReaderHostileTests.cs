using System.Buffers;
using System.Globalization;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

public sealed class MessagePackReaderHostileTests
{
    /// <summary>What an exception with its text and trace may cost.</summary>
    private const long FewBytes = 64 * 1024;

    [Theory]
    [InlineData("DDFFFFFFFF")]
    [InlineData("DD80000000")]
    [InlineData("DD7FFFFFFF")]
    [InlineData("DD00000004")]
    [InlineData("DCFFFF")]
    [InlineData("9F")]
    public void An_announced_array_is_not_believed_and_costs_nothing(string header) =>
        EndsEarlyForNothing(header, (ref MessagePackReader r) => r.ReadArrayHeader());

    [Theory]
    [InlineData("DFFFFFFFFF")]
    [InlineData("DF80000000")]
    [InlineData("DF7FFFFFFF")]
    [InlineData("DF00000002")]
    [InlineData("DEFFFF")]
    [InlineData("82")]
    public void An_announced_map_is_not_believed_and_costs_nothing(string header) =>
        EndsEarlyForNothing(header, (ref MessagePackReader r) => r.ReadMapHeader());

    [Theory]
    [InlineData("C6FFFFFFFF")]
    [InlineData("C680000000")]
    [InlineData("C67FFFFFFF")]
    [InlineData("C600000004")]
    [InlineData("C5FFFF")]
    public void Announced_bytes_are_not_believed_and_cost_nothing(string header) =>
        EndsEarlyForNothing(header, (ref MessagePackReader r) => r.ReadBytes());

    [Theory]
    [InlineData("DBFFFFFFFF")]
    [InlineData("DB80000000")]
    [InlineData("DB7FFFFFFF")]
    [InlineData("DB00000004")]
    [InlineData("DAFFFF")]
    public void An_announced_text_is_not_believed_and_costs_nothing(string header) =>
        EndsEarlyForNothing(
            header,
            (ref MessagePackReader r) => r.ReadString(),
            (ref MessagePackReader r) => r.ReadStringSequence(),
            (ref MessagePackReader r) => r.TryReadStringSpan(out _),
            (ref MessagePackReader r) => r.ReadBytes());

    [Theory]
    [InlineData("C9FFFFFFFF")]
    [InlineData("C980000000")]
    [InlineData("C97FFFFFFF")]
    [InlineData("C900000003")]
    public void An_announced_extension_is_not_believed_and_costs_nothing(string header) =>
        EndsEarlyForNothing(header);

    [Theory]
    [InlineData("DD7FFFFFFF", "DF7FFFFFFF", int.MaxValue)]
    [InlineData("DC0010", "DE0010", 16)]
    [InlineData("9F", "8F", 15)]
    public void The_trying_reads_pass_the_claim_on(string array, string map, int count)
    {
        Assert.Equal(count, Wire.Read(array, (ref MessagePackReader r) => r.TryReadArrayHeader(out int n) && r.End ? n : -1));
        Assert.Equal(count, Wire.Read(map, (ref MessagePackReader r) => r.TryReadMapHeader(out int n) && r.End ? n : -1));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("DD", "DF")]
    [InlineData("DD000000", "DF000000")]
    [InlineData("DC00", "DE00")]
    public void The_trying_reads_stay_where_the_header_is_not_whole(string array, string map)
    {
        Assert.True(Wire.Read(array, (ref MessagePackReader r) => !r.TryReadArrayHeader(out int n) && n == 0 && r.Consumed == 0));
        Assert.True(Wire.Read(map, (ref MessagePackReader r) => !r.TryReadMapHeader(out int n) && n == 0 && r.Consumed == 0));
    }

    [Theory]
    [InlineData("DD80000000", "DF80000000")]
    [InlineData("DDFFFFFFFF", "DFFFFFFFFF")]
    public void The_trying_reads_refuse_a_count_that_no_int_holds(string array, string map)
    {
        Assert.Throws<OverflowException>(() => Wire.Read(array, (ref MessagePackReader r) => r.TryReadArrayHeader(out _)));
        Assert.Throws<OverflowException>(() => Wire.Read(map, (ref MessagePackReader r) => r.TryReadMapHeader(out _)));
    }

    [Theory]
    [InlineData("CD01")]
    [InlineData("D9056162")]
    [InlineData("C4056162")]
    [InlineData("92 01")]
    [InlineData("CF8000000000000000")]
    [InlineData("C1")]
    public void A_failed_read_moves_nothing(string hex)
    {
        MessagePackReader reader = new(Wire.Bytes("00" + hex));
        reader.Skip();
        Reading<object?>[] reads =
        [
            (ref MessagePackReader r) => r.ReadInt32(), (ref MessagePackReader r) => r.ReadString(),
            (ref MessagePackReader r) => r.ReadBytes(), (ref MessagePackReader r) => r.ReadArrayHeader(),
            (ref MessagePackReader r) => r.ReadBoolean(), (ref MessagePackReader r) => r.ReadNil(),
        ];
        foreach (Reading<object?> read in reads)
        {
            bool failed = false;
            try
            {
                read(ref reader);
            }
            catch (Exception expected) when (IsExpected(expected))
            {
                failed = true;
            }

            Assert.True(failed);
            Assert.Equal(1, reader.Consumed);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Garbage_ends_in_one_of_three_exceptions_and_costs_little(int seed)
    {
        const int WarmUp = 200;
        Random random = new(seed);
        for (int round = 0; round < WarmUp + 4000; round++)
        {
            byte[] data = GarbageReading.MakeBytes(random);
            ReadOnlySequence<byte> pieces = round % 2 == 0 ? new(data) : Pieces.Crumble(data);
            string where = string.Create(
                CultureInfo.InvariantCulture, $"seed {seed}, round {round}, data {Convert.ToHexString(data)}");
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                GarbageReading.ReadToEnd(pieces, random);
            }
            catch (Exception thrown)
            {
                Assert.True(IsExpected(thrown), $"{where}: {thrown}");
            }

            long cost = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(cost < FewBytes || round < WarmUp, $"{where}: {cost} bytes allocated");
        }
    }

    private static bool IsExpected(Exception thrown) =>
        thrown is EndOfStreamException or MessagePackSerializationException or OverflowException;

    private static void EndsEarlyForNothing(string header, params Reading<object?>[] reads)
    {
        byte[] data = Wire.Bytes(header + "010203");
        ReadOnlySequence<byte> pieces = Pieces.Crumble(data);
        foreach (Reading<object?> read in (Reading<object?>[])[.. reads, Skip, (ref MessagePackReader r) => r.ReadRaw()])
        {
            Assert.Throws<EndOfStreamException>(() => Wire.Read(data, read));
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<EndOfStreamException>(() => Wire.Read(pieces, read));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FewBytes);
        }
    }

    private static object? Skip(ref MessagePackReader reader)
    {
        reader.Skip();
        return null;
    }
}
