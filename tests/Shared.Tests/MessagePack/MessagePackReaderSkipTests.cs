using System.Buffers;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

public sealed class MessagePackReaderSkipTests
{
    /// <summary>What an exception with its text and trace may cost.</summary>
    private const long FewBytes = 64 * 1024;

    private const int DeepestSkip = 500;

    [Theory]
    [InlineData("91", "90", 1)]
    [InlineData("91", "01", 0)]
    [InlineData("81C0", "80", 1)]
    [InlineData("DD00000001", "C0", 0)]
    public void Skip_goes_as_deep_as_its_limit_and_no_deeper(string level, string innermost, int innermostLevels)
    {
        int levels = DeepestSkip - innermostLevels;
        byte[] deepest = Nested(level, levels, innermost);
        byte[] tooDeep = Nested(level, levels + 1, innermost);

        Assert.Null(Wire.ReadAll(Pieces.Crumble(deepest), Skip));
        Assert.Throws<MessagePackSerializationException>(() => Wire.Read(tooDeep, Skip));
        Assert.Throws<MessagePackSerializationException>(() => Wire.Read(deepest, (ref MessagePackReader r) =>
        {
            r.Depth = 1;
            return Skip(ref r);
        }));
    }

    [Fact]
    public void A_million_levels_are_refused_and_not_followed()
    {
        byte[] data = Nested("91", 1_000_000, "01");
        Assert.Throws<MessagePackSerializationException>(() => Wire.Read(data, Skip));
        MessagePackReader reader = new(data);
        long before = GC.GetAllocatedBytesForCurrentThread();
        MessagePackSerializationException? refusal = null;
        try
        {
            reader.Skip();
        }
        catch (MessagePackSerializationException thrown)
        {
            refusal = thrown;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, FewBytes);
        Assert.NotNull(refusal);
        Assert.Equal(0, reader.Consumed);
    }

    [Fact]
    public void Many_small_arrays_side_by_side_are_not_deep()
    {
        byte[] data = [0xDD, 0, 1, 0, 0, .. Enumerable.Repeat((byte)0x90, 65536)];

        Assert.Null(Wire.ReadAll(new ReadOnlySequence<byte>(data), Skip));
    }

    private static object? Skip(ref MessagePackReader reader)
    {
        reader.Skip();
        return null;
    }

    private static byte[] Nested(string level, int levels, string innermost) =>
        [.. Enumerable.Repeat(Wire.Bytes(level), levels).SelectMany(bytes => bytes), .. Wire.Bytes(innermost)];
}
