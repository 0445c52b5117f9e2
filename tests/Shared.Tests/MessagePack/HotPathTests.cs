using System.Buffers;
using MessagePack;

namespace ParallelMotion.Shared.Tests.MessagePack;

public sealed class HotPathTests
{
    private const int Rounds = 1000;

    [Fact]
    public void Writing_and_reading_arrays_of_integers_allocates_nothing()
    {
        ArrayBufferWriter<byte> output = new(1024);
        long sum = RoundTrip(output, null);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            sum += RoundTrip(output, null);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);
    }

    [Fact]
    public void Reading_across_pieces_and_skipping_allocates_nothing()
    {
        ArrayBufferWriter<byte> output = new(1024);
        RoundTrip(output, null);
        ReadOnlySequence<byte> pieces = Pieces.Crumble(output.WrittenSpan.ToArray());
        long sum = RoundTrip(output, pieces);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            sum += RoundTrip(output, pieces);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, sum);
    }

    private static long RoundTrip(ArrayBufferWriter<byte> output, ReadOnlySequence<byte>? pieces)
    {
        output.ResetWrittenCount();
        MessagePackWriter writer = new(output);
        writer.WriteArrayHeader(20);
        for (int bits = 0; bits < 20; bits++)
        {
            writer.Write(bits % 2 == 0 ? 1 << bits : -(1 << bits));
        }

        writer.Flush();
        MessagePackReader reader = new(pieces ?? new ReadOnlySequence<byte>(output.WrittenMemory));
        reader.CreatePeekReader().Skip();
        long sum = 0;
        for (int left = reader.ReadArrayHeader(); left > 0; left--)
        {
            sum += reader.ReadInt32();
        }

        return reader.End ? sum : throw new InvalidOperationException("Bytes are left.");
    }
}
