using ParallelMotion.Doubles;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Vectors;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker.Tests;

public sealed class SessionTests : IDisposable
{
    private const int Rows = MotionTable.Rows;

    /// <summary>All that there are, so that a new one is metered too.</summary>
    public static TheoryData<Sweep> Sweeps => [.. Enum.GetValues<Sweep>().Where(static sweep => sweep != Sweep.Invalid)];

    private readonly ScriptedStream _stream = new();
    private readonly PipePair _pipe = new();
    private readonly MotionTable _table = new();

    [Theory]
    [InlineData(Sweep.Streaming)]
    [InlineData(Sweep.Tiled)]
    [InlineData(Sweep.Fused)]
    public void A_worker_advances_its_own_rows_says_so_and_publishes_its_progress(Sweep sweep)
    {
        Converse(_stream.Lay(Order() with { Sweep = sweep }).Lay(new Execute(0, 3)).Lay(new Execute(3, 0)));

        Assert.Equal([MessageKind.Ready, MessageKind.Completed, MessageKind.Completed], _stream.Sent);
        Assert.True(_stream.Message<Ready>(0).ElapsedNanoseconds > 0);
        Assert.Equal(VectorUnit.Name, _stream.Message<Ready>(0).VectorUnit);
        Assert.Equal((3, 200), (_stream.Message<Completed>(1).TickCount, _stream.Message<Completed>(1).Rows));
        Assert.Equal((0, 200), (_stream.Message<Completed>(2).TickCount, _stream.Message<Completed>(2).Rows));
        Assert.Equal([0f, 3f, 3f, 0f], new[] { 99, 100, 299, 300 }.Select(row => _table.Pos.Rows<float>(new RowRange(row, row + 1))[0]));

        // 200 rows touched, and three ticks of them.
        Assert.Equal(200 + 600, _table.Control.Slot(1).Progress.Read());
        Assert.Equal(0, _table.Control.Slot(0).Progress.Read());

        // Attach and two executes.
        Assert.Equal(3, _table.Control.Slot(1).Answered.Read());
    }

    [Fact]
    public void A_second_attach_takes_the_place_of_the_first_and_progress_never_falls()
    {
        Converse(_stream.Lay(Order()).Lay(new Execute(0, 1)).Lay(Order() with { Range = new RowRange(0, 50) }).Lay(new Execute(0, 1)));

        Assert.Equal(50, _stream.Message<Completed>(3).Rows);

        // Touched and advanced once each: 200 rows, then 50.
        Assert.Equal(400 + 100, _table.Control.Slot(1).Progress.Read());
    }

    [Fact]
    public void An_empty_range_is_obeyed_without_touching_a_row()
    {
        Converse(_stream.Lay(Order() with { Range = new RowRange(Rows, Rows) }).Lay(new Execute(0, 5)));

        Assert.Equal((5, 0), (_stream.Message<Completed>(1).TickCount, _stream.Message<Completed>(1).Rows));
        Assert.Equal(-1, _table.Pos.Rows<float>(new RowRange(0, Rows)).IndexOfAnyExcept(0f));
    }

    [Fact]
    public void An_execute_before_an_attach_fails_and_the_session_goes_on()
    {
        Converse(_stream.Lay(new Execute(0, 1)).Lay(Order()));

        Assert.Equal("Cannot execute because nothing is attached.", _stream.Message<Failed>(0).Message);
        Assert.Equal(MessageKind.Ready, _stream.Sent.Last());
    }

    [Fact]
    public void An_attach_that_fails_leaves_nothing_attached()
    {
        Converse(_stream.Lay(Order()).Lay(Order() with { Kernels = [new AttachedKernel("none", 0, ["pos", "vel"])] }).Lay(new Execute(0, 1)));

        Assert.Equal([MessageKind.Ready, MessageKind.Failed, MessageKind.Failed], _stream.Sent);
        Assert.Equal("Cannot execute because nothing is attached.", _stream.Message<Failed>(2).Message);
    }

    [Fact]
    public void A_rehearsal_changes_nothing_and_attaches_nothing_and_the_next_attach_does()
    {
        Converse(_stream.Lay(Order() with { Worker = Attach.Nobody, Range = default, JournalBytes = 4096 }).Lay(new Execute(0, 1)).Lay(Order()).Lay(new Execute(0, 1)));

        Assert.Equal([MessageKind.Ready, MessageKind.Failed, MessageKind.Ready, MessageKind.Completed], _stream.Sent);
        Assert.Empty(_stream.Message<Ready>(0).RowAddresses);
        Assert.Equal("Cannot execute because nothing is attached.", _stream.Message<Failed>(1).Message);
    }

    [Fact]
    public void A_rehearsal_of_a_kernel_that_is_not_there_fails_and_the_session_goes_on()
    {
        Converse(_stream.Lay(Order() with { Worker = Attach.Nobody, Kernels = [new AttachedKernel("gravity", 0, ["pos", "vel"])] }).Lay(Order()));

        Assert.Equal([MessageKind.Failed, MessageKind.Ready], _stream.Sent);
    }

    [Fact]
    public void A_region_that_is_not_there_is_named()
    {
        Converse(_stream.Lay(Order() with { Kernels = [new AttachedKernel("motion", 0, ["pos_x", "vel_x"])] }));

        Assert.Contains("Cannot attach region col-pos_x because it is not there", _stream.Message<Failed>(0).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_of_another_size_or_run_is_refused()
    {
        Converse(_stream.Lay(Order() with { Rows = Rows + 1 }).Lay(Order() with { Run = RunId.New() }).Lay(Order() with { Workers = 3 }));

        Assert.Equal([MessageKind.Failed, MessageKind.Failed, MessageKind.Failed], _stream.Sent);
    }

    [Fact]
    public void A_kernel_that_is_not_there_or_finds_no_columns_is_refused_with_a_sentence()
    {
        Converse(_stream.Lay(Order() with { Kernels = [new AttachedKernel("gravity", 0, ["pos", "vel"])] }).Lay(Order() with { Kernels = [new AttachedKernel("trig", 0, ["pos", "vel"])] }));

        Assert.Contains("kernel=gravity", _stream.Message<Failed>(0).Message, StringComparison.Ordinal);
        Assert.Contains("columns=pos,vel, found=none, expected=out (float32) and x (float32)", _stream.Message<Failed>(1).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cpu_that_cannot_be_had_is_refused_and_nothing_is_attached()
    {
        Assert.SkipUnless(ThreadPlacement.IsSupported, "This system pins no threads.");

        Converse(_stream.Lay(Order() with { Cpu = Limits.MaxProcessors - 1 }).Lay(new Execute(0, 1)));

        Assert.Contains("cpu=8191", _stream.Message<Failed>(0).Message, StringComparison.Ordinal);
        Assert.Equal("Cannot execute because nothing is attached.", _stream.Message<Failed>(1).Message);
    }

    [Fact]
    public void A_message_that_is_none_for_a_worker_is_a_breach()
    {
        ProtocolException breach = Assert.Throws<ProtocolException>(() => Converse(_stream.Lay(new Ready(1, "SSE, 4 rows", []))));

        Assert.Equal(ProtocolFault.Unexpected, breach.Fault);
        Assert.Contains("kind=Ready", breach.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_that_closes_within_a_message_is_a_breach() => Assert.Equal(
        ProtocolFault.Truncated, Assert.Throws<ProtocolException>(() => Converse(_stream.LayBytes(9, 0, 0, 0, 1))).Fault);

    [Fact]
    public void A_shutdown_ends_the_session_before_what_comes_after_it()
    {
        Converse(_stream.Lay(default(Shutdown)).Lay(new Execute(0, 1)));

        Assert.Empty(_stream.Sent);
    }

    [Fact]
    public void A_pipe_that_closes_between_messages_ends_the_session()
    {
        Converse(_stream.Lay(Order()));

        Assert.Equal([MessageKind.Ready], _stream.Sent);
    }

    [Fact]
    public void Obeying_an_execute_allocates_nothing_once_warm()
    {
        const int WarmUp = 100;
        int executed = 0;
        using AllocationMeter meter = new(_stream);
        _ = _stream.Lay(Order());
        for (int tick = 0; tick < WarmUp + 1000; tick++)
        {
            _ = _stream.Lay(new Execute(tick, 1));
        }

        long bytes = -1;
        _stream.OnSent = _ =>
        {
            executed++;
            if (executed == WarmUp)
            {
                meter.Bytes = 0;
            }

            bytes = meter.Bytes;
        };
        Converse(meter);

        Assert.Equal(1 + WarmUp + 1000, executed);
        Assert.Equal(0, bytes);
    }

    [Theory]
    [MemberData(nameof(Sweeps))]
    public async Task A_tick_over_a_real_pipe_allocates_nothing_once_warm(Sweep sweep)
    {
        const int WarmUp = 200;
        const int Metered = 1000;
        using ReadMeter meter = new(_pipe.Worker, firstRead: WarmUp);
        Task coordinator = Task.Run(() => Dispatch(Order() with { Sweep = sweep }, WarmUp + Metered), TestContext.Current.CancellationToken);

        Converse(meter);
        await coordinator;

        Assert.InRange(meter.Reads, WarmUp + Metered, int.MaxValue);
        Assert.Equal(0, meter.Bytes);
    }

    public void Dispose()
    {
        _table.Dispose();
        _pipe.Dispose();
        _stream.Dispose();
    }

    private Attach Order() => _table.Order();

    // Closes the pipe however it ends, so that the session ends with it.
    private void Dispatch(Attach order, int rounds)
    {
        using PipeConnection pipe = PipeConnection.OfCoordinator(_pipe.Coordinator);
        pipe.Send(order);
        _ = Answer<Ready>(pipe);
        for (int round = 0; round < rounds; round++)
        {
            pipe.Send(new Execute(3 * round, 3));
            Assert.Equal(3, Answer<Completed>(pipe).TickCount);
        }
    }

    private static T Answer<T>(PipeConnection pipe) where T : IMessage<T>
    {
        Assert.True(pipe.TryWait(out _));
        return pipe.Take<T>();
    }

    private void Converse(Stream stream)
    {
        using PipeConnection pipe = PipeConnection.OfWorker(stream);
        using Session session = new(pipe, new PublishedProgress(_pipe.Hangup, EventWriter.Silent), static _ => FaultDrill.Off, EventWriter.Silent);
        session.Obey();
    }
}
