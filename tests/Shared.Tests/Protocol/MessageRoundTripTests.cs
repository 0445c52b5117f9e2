using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Tests.MessagePack;

namespace ParallelMotion.Shared.Tests.Protocol;

public sealed class MessageRoundTripTests
{
    private static readonly Config Checks = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static Gen<long> Longs =>
        from bits in Gen.Choose(0, 62)
        from low in Gen.Choose(0, int.MaxValue - 1)
        select (1L << bits) | (low & ((1L << bits) - 1));

    [Fact]
    public void Hello_comes_back() =>
        Prop.ForAll(
            (from worker in Gen.Choose(0, Limits.MaxWorkers - 1)
             from version in Gen.Choose(int.MinValue, int.MaxValue - 1)
             from pid in Gen.Choose(1, int.MaxValue - 1)
             from token in Gen.Choose(0, 255).ArrayOf(Limits.TokenBytes)
             select new Hello(version, worker, pid, token.Select(value => (byte)value).ToArray())).ToArbitrary(),
            hello =>
            {
                Hello read = RoundTrip(hello);
                Assert.Equal(hello.Token.ToArray(), read.Token.ToArray());
                Assert.Equal(hello, read with { Token = hello.Token });
            }).Check(Checks);

    [Fact]
    public void Attach_comes_back() =>
        Prop.ForAll(
            (from run in Longs
             from place in Texts(Limits.MaxPlaceLength)
             from workers in Gen.Choose(1, Limits.MaxWorkers)
             from end in Gen.Choose(1, Limits.MaxRows)
             from start in Gen.Choose(0, end)
             from rows in Gen.Choose(end, Limits.MaxRows)
             from kernel in Texts(Limits.MaxKernelReference)
             from phase in Gen.Choose(0, Limits.MaxKernels - 1)
             from others in Gen.Choose(0, 3)
             from dt in Gen.Choose(int.MinValue, int.MaxValue - 1)
             from sweep in Gen.Elements(Sweep.Streaming, Sweep.Tiled, Sweep.Fused)
             from tileRows in Gen.Choose(1, Limits.MaxTileRows)
             from worker in Gen.Choose(Attach.Nobody, Limits.MaxWorkers - 1)
             from count in Gen.Elements(1, 2, 15, 16, 40)
             from segment in Gen.Choose(0, Limits.MaxSegmentRows)
             from cpu in Gen.Choose(-1, Limits.MaxProcessors - 1)
             from columns in Texts(Limits.MaxColumnNameBytes).ArrayOf(count)
             select new Attach
             {
                 Run = new RunId((ulong)run << 1 | 1),
                 Worker = worker,
                 Place = place,
                 Workers = workers,
                 Rows = rows,
                 Range = new RowRange(start, end),
                 Kernels = [.. Enumerable.Repeat(new AttachedKernel("other", 0, ["x"]), others), new AttachedKernel(kernel, phase, [.. columns])],
                 Dt = BitConverter.Int32BitsToSingle(dt),
                 Sweep = sweep,
                 TileRows = tileRows,
                 SegmentRows = segment,
                 Cpu = cpu,
             }).ToArbitrary(),
            attach =>
            {
                Attach read = RoundTrip(attach);
                Assert.Equal(attach.Kernels.Select(Text), read.Kernels.Select(Text), StringComparer.Ordinal);
                Assert.Equal(BitConverter.SingleToInt32Bits(attach.Dt), BitConverter.SingleToInt32Bits(read.Dt));
                Assert.Equal(attach, read with { Kernels = attach.Kernels, Dt = attach.Dt });
            }).Check(Checks);

    [Fact]
    public void Ready_comes_back() =>
        Prop.ForAll(
            (from elapsed in Longs
             from unit in Texts(Limits.MaxVectorUnitName)
             from addresses in Gen.ArrayOf(Longs)
             select new Ready(elapsed, unit, [.. addresses])).ToArbitrary(),
            ready =>
            {
                Ready read = RoundTrip(ready);
                Assert.Equal(ready.RowAddresses.AsEnumerable(), read.RowAddresses);
                Assert.Equal(ready, read with { RowAddresses = ready.RowAddresses });
            }).Check(Checks);

    [Fact]
    public void A_ready_with_the_addresses_of_all_columns_that_there_can_be_fits_a_frame()
    {
        Ready largest = new(long.MaxValue, new string('\u20ac', Limits.MaxVectorUnitName), [.. Enumerable.Repeat(long.MaxValue, Limits.MaxColumns)]);

        Assert.True(new FrameEncoder(Limits.MaxFrameBytesToCoordinator).Encode(largest).Length > 9 * Limits.MaxColumns);
    }

    [Fact]
    public void Execute_comes_back() =>
        Prop.ForAll(
            (from first in Gen.Choose(0, Limits.MaxTicks)
             from count in Gen.Choose(0, Limits.MaxTicks - first)
             from number in Gen.Choose(0, int.MaxValue)
             from resumes in Gen.Elements(true, false)
             select new Execute(first, count, number, resumes)).ToArbitrary(),
            execute => ComesBack(execute)).Check(Checks);

    [Fact]
    public void Completed_comes_back() =>
        Prop.ForAll(
            (from ticks in Gen.Choose(0, Limits.MaxTicks)
             from elapsed in Longs
             from rows in Gen.Choose(0, Limits.MaxRows)
             select new Completed(ticks, elapsed, rows)).ToArbitrary(),
            completed => ComesBack(completed)).Check(Checks);

    [Fact]
    public void Failed_comes_back() =>
        Prop.ForAll(
            (from text in Texts(Limits.MaxFailureText)
             from culprit in Gen.Choose(Failed.Itself, Limits.MaxWorkers - 1)
             select new Failed(text, culprit)).ToArbitrary(),
            ComesBack).Check(Checks);

    [Fact]
    public void Shutdown_comes_back() => ComesBack(default(Shutdown));

    [Theory]
    [InlineData(Limits.MaxFailureText - 1, Limits.MaxFailureText - 1)]
    [InlineData(Limits.MaxFailureText, Limits.MaxFailureText)]
    [InlineData(Limits.MaxFailureText + 1, Limits.MaxFailureText)]
    [InlineData(1_000_000, Limits.MaxFailureText)]
    public void A_long_failure_is_cut_to_what_the_other_side_takes(int length, int expected)
    {
        Failed failed = Failed.Because(new string('\u20AC', length));

        Assert.Equal(new string('\u20AC', expected), RoundTrip(failed).Message);
        Assert.True(new FrameEncoder(Limits.MaxFrameBytesToCoordinator).Encode(failed).Length > expected);
    }

    [Fact]
    public void A_failure_cut_within_a_pair_of_surrogates_is_still_taken()
    {
        string text = new string('x', Limits.MaxFailureText - 1) + "\U0001F600";

        Assert.Equal(text[..^2] + "\uFFFD", RoundTrip(Failed.Because(text)).Message);
    }

    private static Gen<string> Texts(int maxLength) =>
        from text in ArbMap.Default.GeneratorFor<string?>()
        let encodable = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""))
        select encodable.Length <= maxLength ? encodable : "";

    private static void ComesBack<T>(T message) where T : IMessage<T> => Assert.Equal(message, RoundTrip(message));

    private static T RoundTrip<T>(T message) where T : IMessage<T>
    {
        ArrayBufferWriter<byte> output = new();
        MessageCodec.Encode(output, message);
        return MessageCodec.Decode<T>(Pieces.Crumble(output.WrittenSpan.ToArray()));
    }

    private static string Text(AttachedKernel kernel) => $"{kernel.Reference} {kernel.Phase} {string.Join(' ', kernel.Columns)}";
}
