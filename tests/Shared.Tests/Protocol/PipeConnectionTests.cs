using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Tests.MessagePack;

namespace ParallelMotion.Shared.Tests.Protocol;

public sealed class PipeConnectionTests
{
    private const string Orders = "07000000950407CC8000C2" + "07000000950407CC8100C2" + "020000009107";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(1_000_000)]
    public void Messages_come_in_order_however_their_bytes_arrive_and_a_close_between_them_is_clean(int pieceBytes)
    {
        string large = new('x', 3900);
        byte[] failure = new FrameEncoder(Limits.MaxFrameBytesToCoordinator).Encode(new Failed(large)).ToArray();
        using PipeConnection pipe = Pipe([.. Wire.Bytes(Orders), .. failure, .. failure, .. Wire.Bytes(Orders)], pieceBytes);

        TakeOrders(pipe);
        Assert.Equal(large, Next<Failed>(pipe).Message);
        Assert.Equal(large, Next<Failed>(pipe).Message);
        TakeOrders(pipe);
        Assert.False(pipe.TryWait(out MessageKind kind));
        Assert.Equal(MessageKind.Invalid, kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("020000009107")]
    public void After_a_clean_close_there_is_never_a_message(string hex)
    {
        using PipeConnection pipe = Pipe(Wire.Bytes(hex), 100);
        if (hex.Length > 0)
        {
            Next<Shutdown>(pipe);
        }

        Assert.False(pipe.TryWait(out _));
        Assert.False(pipe.TryWait(out _));
    }

    [Fact]
    public void A_close_within_a_frame_is_a_truncation_wherever_it_comes()
    {
        byte[] frame = Wire.Bytes("07000000950407CC8000C2");
        for (int length = 1; length < frame.Length; length++)
        {
            foreach (int pieceBytes in (int[])[1, 100])
            {
                using PipeConnection pipe = Pipe([.. frame, .. frame[..length]], pieceBytes);
                Next<Execute>(pipe);

                ProtocolException refused = Assert.Throws<ProtocolException>(() => pipe.TryWait(out _));
                Assert.Equal(ProtocolFault.Truncated, refused.Fault);
                Assert.Contains($"bytes={length},", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("00000000")]
    [InlineData("01000100")]
    [InlineData("00000080")]
    [InlineData("FFFFFFFF")]
    public void A_length_that_a_coordinator_does_not_take_is_refused_from_its_bytes_alone(string hex)
    {
        using PipeConnection pipe = PipeConnection.OfCoordinator(new ScriptedStream(Wire.Bytes(hex), 1));

        Assert.Equal(ProtocolFault.FrameLength, Assert.Throws<ProtocolException>(() => pipe.TryWait(out _)).Fault);
    }

    [Theory]
    [InlineData("01000100", ProtocolFault.Truncated)]
    [InlineData("00000800", ProtocolFault.Truncated)]
    [InlineData("01000800", ProtocolFault.FrameLength)]
    public void A_worker_takes_longer_frames(string hex, ProtocolFault fault)
    {
        using PipeConnection pipe = PipeConnection.OfWorker(new ScriptedStream(Wire.Bytes(hex), 1));

        Assert.Equal(fault, Assert.Throws<ProtocolException>(() => pipe.TryWait(out _)).Fault);
    }

    [Theory]
    [InlineData("01000000" + "C1", ProtocolFault.Malformed)]
    [InlineData("02000000" + "9109", ProtocolFault.OutOfBounds)]
    public void A_frame_that_holds_no_message_is_refused(string hex, ProtocolFault fault)
    {
        using PipeConnection pipe = Pipe(Wire.Bytes(hex), 1);

        Assert.Equal(fault, Assert.Throws<ProtocolException>(() => pipe.TryWait(out _)).Fault);
    }

    [Fact]
    public void A_message_is_taken_as_the_kind_it_is()
    {
        using PipeConnection pipe = Pipe(Wire.Bytes(Orders), 100);
        Assert.True(pipe.TryWait(out MessageKind kind));

        Assert.Equal(MessageKind.Execute, kind);
        Assert.Equal(ProtocolFault.Malformed, Assert.Throws<ProtocolException>(() => pipe.Take<Completed>()).Fault);
    }

    [Fact]
    public void Waiting_and_taking_alternate()
    {
        using PipeConnection pipe = Pipe(Wire.Bytes(Orders), 100);
        Assert.Throws<InvalidOperationException>(() => pipe.Take<Execute>());
        Assert.True(pipe.TryWait(out _));
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => pipe.TryWait(out _));
        Assert.Contains("was not taken", refused.Message, StringComparison.Ordinal);
        pipe.Take<Execute>();
        Assert.Throws<InvalidOperationException>(() => pipe.Take<Execute>());
    }

    [Fact]
    public void A_message_is_sent_in_one_write_and_the_stream_goes_with_the_connection()
    {
        ScriptedStream stream = new([], 1);
        using (PipeConnection pipe = PipeConnection.OfCoordinator(stream))
        {
            pipe.Send(new Execute(7, 128));
            pipe.Send(default(Shutdown));
        }

        Assert.Equal(["07000000950407CC8000C2", "020000009107"], stream.Sent);
        Assert.True(stream.IsDisposed);
    }

    [Fact]
    public void Each_side_sends_no_more_than_the_other_takes()
    {
        Failed large = new(new string('x', Limits.MaxFrameBytesToCoordinator));
        ScriptedStream stream = new([], 1);
        using PipeConnection worker = PipeConnection.OfWorker(stream);
        using PipeConnection coordinator = PipeConnection.OfCoordinator(stream);

        Assert.Throws<ProtocolException>(() => worker.Send(large));
        Assert.Empty(stream.Sent);
        coordinator.Send(large);
        Assert.Single(stream.Sent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10_000)]
    public void A_dispatch_allocates_nothing_at_either_end(int pieceBytes)
    {
        byte[] orders = Wire.Bytes("07000000950407CC8000C2");
        byte[] answers = [15, 0, 0, 0, 0x94, 5, 0xCC, 0x80, 0xCF, 0, 0, 0, 1, 0x2A, 5, 0xF2, 0, 0xCC, 0x80];
        using PipeConnection worker = PipeConnection.OfWorker(new EndlessStream(orders, pieceBytes));
        using PipeConnection coordinator = PipeConnection.OfCoordinator(new EndlessStream(answers, pieceBytes));
        long before = 0;

        // The first half warms up: segments are made, and methods compiled.
        for (int round = 0; round < 4000; round++)
        {
            before = round == 2000 ? GC.GetAllocatedBytesForCurrentThread() : before;
            coordinator.Send(Next<Execute>(worker));
            worker.Send(Next<Completed>(coordinator));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // Taken out (a buffer of 4 KiB asked for at each read), this frame made its reader hold 150 MB.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4095)]
    [InlineData(1_000_000)]
    public void However_few_bytes_come_at_a_time_a_frame_takes_no_more_room_than_itself(int pieceBytes)
    {
        byte[] frame = new FrameEncoder(Limits.MaxFrameBytesToCoordinator).Encode(new Ready(1, "SSE, 4 rows", [.. Enumerable.Repeat(long.MaxValue, Limits.MaxColumns)])).ToArray();
        using PipeConnection pipe = PipeConnection.OfCoordinator(new EndlessStream(frame, pieceBytes));
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.True(pipe.TryWait(out _));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * frame.Length);
    }

    [Fact]
    public void After_a_breach_nothing_more_is_looked_at()
    {
        foreach (string breach in (string[])["00000000", "01000000C1", "020000009109", "03000000930407"])
        {
            using PipeConnection pipe = Pipe(Wire.Bytes(breach + Orders), 100);
            ProtocolException first = Assert.Throws<ProtocolException>(() => Next<Execute>(pipe));

            ProtocolException again = Assert.Throws<ProtocolException>(() => pipe.TryWait(out _));
            Assert.Equal(first.Fault, again.Fault);
            Assert.Same(first, again.InnerException);
            Assert.Throws<ProtocolException>(() => pipe.Take<Execute>());
            Assert.Throws<ProtocolException>(() => pipe.Take<Shutdown>());
        }
    }

    [Theory]
    [InlineData(51, ProtocolFault.Truncated)]
    [InlineData(Limits.MaxHelloBytes, ProtocolFault.Truncated)]
    [InlineData(Limits.MaxHelloBytes + 1, ProtocolFault.FrameLength)]
    public void Before_its_hello_a_stranger_may_say_no_more_than_one(int length, ProtocolFault fault)
    {
        using PipeConnection pipe = PipeConnection.OfStranger(new ScriptedStream([(byte)length, 0, 0, 0], 1));

        Assert.Equal(fault, Assert.Throws<ProtocolException>(() => pipe.TryWait(out _)).Fault);
    }

    [Fact]
    public void The_longest_hello_fits_what_a_stranger_may_say()
    {
        Hello longest = new(int.MinValue, Limits.MaxWorkers - 1, int.MaxValue, new byte[Limits.TokenBytes]);
        using PipeConnection pipe = PipeConnection.OfStranger(new ScriptedStream(new FrameEncoder(Limits.MaxHelloBytes).Encode(longest).ToArray(), 1));

        Assert.Equal(longest.Pid, Next<Hello>(pipe).Pid);
    }

    private static PipeConnection Pipe(byte[] incoming, int pieceBytes) => PipeConnection.OfCoordinator(new ScriptedStream(incoming, pieceBytes));

    private static void TakeOrders(PipeConnection pipe)
    {
        Assert.Equal(new Execute(7, 128), Next<Execute>(pipe));
        Assert.Equal(new Execute(7, 129), Next<Execute>(pipe));
        Next<Shutdown>(pipe);
    }

    private static T Next<T>(PipeConnection pipe) where T : IMessage<T>
    {
        if (!pipe.TryWait(out MessageKind kind) || kind != T.Kind)
        {
            Assert.Fail($"expected {T.Kind}, got {kind}");
        }

        return pipe.Take<T>();
    }
}
