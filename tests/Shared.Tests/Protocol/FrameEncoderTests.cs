using System.Buffers;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Shared.Tests.Protocol;

public sealed class FrameEncoderTests
{
    [Fact]
    public void A_frame_is_the_payloads_length_and_the_payload_in_one_buffer_used_again()
    {
        FrameEncoder encoder = new(1000);

        Assert.Equal("07000000" + "950407CC8000C2", Hex(encoder, new Execute(7, 128)));
        Assert.Equal("FA010000", Hex(encoder, new Failed(new string('x', 500)))[..8]);
        Assert.Equal("02000000" + "9107", Hex(encoder, default(Shutdown)));
    }

    [Fact]
    public void A_message_is_sent_up_to_the_limit_and_no_longer()
    {
        Failed message = new("no");

        Assert.Equal("06000000" + "9306A26E6FFF", Hex(new FrameEncoder(6), message));
        ProtocolException refused = Assert.Throws<ProtocolException>(() => new FrameEncoder(5).Encode(message).Length);
        Assert.Equal(ProtocolFault.FrameLength, refused.Fault);
        Assert.Contains("Failed", refused.Message, StringComparison.Ordinal);
        Assert.Contains("length=6, expected=5", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_message_leaves_nothing_in_the_next_frame()
    {
        FrameEncoder encoder = new(4);
        Assert.Throws<ProtocolException>(() => encoder.Encode(new Failed("no")).Length);

        Assert.Equal("02000000" + "9107", Hex(encoder, default(Shutdown)));
    }

    [Fact]
    public void The_largest_attach_fits_its_frame()
    {
        Attach largest = new()
        {
            Run = new RunId(ulong.MaxValue),
            Worker = Limits.MaxWorkers - 1,
            Place = new string('p', Limits.MaxPlaceLength),
            Workers = Limits.MaxWorkers,
            Rows = Limits.MaxRows,
            Range = new RowRange(Limits.MaxRows - 1, Limits.MaxRows),
            Kernels = [.. Enumerable.Repeat(One, Limits.MaxKernels - 1), One with { Columns = [.. Enumerable.Repeat(One.Columns[0], Limits.MaxColumns - Limits.MaxKernels + 1)] }],
            Dt = 1,
            Sweep = Sweep.Streaming,
            TileRows = Limits.MaxTileRows,
        };
        byte[] frame = new FrameEncoder(Limits.MaxFrameBytesToWorker).Encode(largest).ToArray();

        Assert.True(FrameDecoder.TryTake(new(frame), Limits.MaxFrameBytesToWorker, out ReadOnlySequence<byte> payload));
        Assert.Equal(largest.Kernels.SelectMany(kernel => kernel.Columns), MessageCodec.Decode<Attach>(payload).Kernels.SelectMany(kernel => kernel.Columns), StringComparer.Ordinal);
    }

    private static AttachedKernel One { get; } = new(new string('k', Limits.MaxKernelReference), Limits.MaxKernels - 1, [new string('c', Limits.MaxColumnNameBytes)]);

    private static string Hex<T>(FrameEncoder encoder, T message) where T : IMessage<T> => Convert.ToHexString(encoder.Encode(message));
}
