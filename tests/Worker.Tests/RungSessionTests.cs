using ParallelMotion.Doubles;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Doorbells;
using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker.Tests;

/// <summary>A worker whose orders come by the doorbell, with the test at the other end of it.</summary>
public sealed class RungSessionTests : IDisposable
{
    private readonly ScriptedStream _stream = new();
    private readonly PipePair _pipe = new();
    private readonly MotionTable _table = new();
    private readonly ControlSlot _slot;

    public RungSessionTests()
    {
        _slot = _table.Control.Slot(1);
    }

    [Fact]
    public void An_attach_is_answered_in_shared_memory_too_so_that_both_know_it_is_shared()
    {
        _slot.BellKnock.Write(7);

        Converse(_stream.Lay(Order()));

        Assert.Equal([MessageKind.Ready], _stream.Sent);
        Assert.Equal((7, 0), (_slot.AnswerKnock.Read(), _slot.AnswerSequence.Read()));
    }

    [Fact]
    public void A_worker_that_still_watches_takes_no_knock_for_an_order()
    {
        // As soon as it says ready the coordinator prepares another attach, while the worker watches.
        _stream.OnSent = _ => _slot.BellKnock.Write(_slot.BellKnock.Read() + 1);

        Converse(_stream.Lay(Order()).Lay(Order()));

        Assert.Equal([MessageKind.Ready, MessageKind.Ready], _stream.Sent);
        Assert.Equal((1, 0), (_slot.AnswerKnock.Read(), _slot.AnswerSequence.Read()));
    }

    [Fact]
    public void A_worker_that_is_attached_to_be_told_by_pipe_leaves_the_doorbell_alone()
    {
        Converse(_stream.Lay(Order() with { IsRung = false }).Lay(new Execute(0, 1)));

        Assert.Equal([MessageKind.Ready, MessageKind.Completed], _stream.Sent);
        Assert.Equal((0, 0), (_slot.AnswerSequence.Read(), _slot.WorkerParked.Read()));
    }

    [Fact]
    public void A_ring_is_obeyed_and_answered_without_a_message()
    {
        // Rung while the worker says that it is ready: it watches, and then sleeps on a pipe that has ended.
        _stream.OnSent = _ => Ring(firstTick: 0, ticks: 3);

        Converse(_stream.Lay(Order()));

        Assert.Equal([MessageKind.Ready], _stream.Sent);
        Assert.Equal((0, 3, 200), (_slot.AnswerFailed.Read(), _slot.AnswerTickCount.Read(), _slot.AnswerRows.Read()));
        Assert.Equal(_slot.BellSequence.Read(), _slot.AnswerSequence.Read());
        Assert.InRange(_slot.AnswerNanoseconds.Read(), 1, long.MaxValue);
        Assert.Equal([0f, 3f, 3f, 0f], new[] { 99, 100, 299, 300 }.Select(row => _table.Pos.Rows<float>(new RowRange(row, row + 1))[0]));
    }

    [Fact]
    public void A_coordinator_that_sleeps_is_woken_once()
    {
        _slot.CoordinatorParked.Write(1);
        _stream.OnSent = _ => Ring(firstTick: 0, ticks: _stream.Sent.Count() == 1 ? 1 : 0);

        Converse(_stream.Lay(Order()));

        Assert.Equal([MessageKind.Ready, MessageKind.Wake], _stream.Sent);
        Assert.Equal(0, _slot.CoordinatorParked.Read());
        Assert.Equal(0, _slot.AnswerTickCount.Read());
    }

    [Fact]
    public void A_worker_that_sleeps_is_woken_by_a_message_and_obeys_the_ring()
    {
        _stream.OnRead = () =>
        {
            if (_slot.WorkerParked.Read() == 1 && _slot.BellSequence.Read() == 0)
            {
                Ring(firstTick: 0, ticks: 2);
                _slot.WorkerParked.Write(0);
                _ = _stream.Lay(default(Wake));
            }
        };

        Converse(_stream.Lay(Order()));

        Assert.Equal(2, _slot.AnswerTickCount.Read());
        Assert.Equal([MessageKind.Ready], _stream.Sent);
    }

    [Fact]
    public void A_worker_that_sleeps_obeys_whatever_comes_over_the_pipe()
    {
        Converse(_stream.Lay(Order()).Lay(new Execute(0, 1)).Lay(Order() with { IsRung = false }).Lay(new Execute(1, 1)));

        Assert.Equal([MessageKind.Ready, MessageKind.Completed, MessageKind.Ready, MessageKind.Completed], _stream.Sent);
        Assert.Equal(0, _slot.WorkerParked.Read());
    }

    [Fact]
    public void Ticks_that_no_run_has_are_a_breach()
    {
        _stream.OnSent = _ => Ring(firstTick: 0, ticks: Limits.MaxTicks + 1L);

        ProtocolException breach = Assert.Throws<ProtocolException>(() => Converse(_stream.Lay(Order())));

        Assert.Equal(ProtocolFault.OutOfBounds, breach.Fault);
    }

    [Fact]
    public void A_kernel_that_throws_is_told_over_the_pipe_before_the_ring_is_answered()
    {
        _stream.OnSent = _ =>
        {
            if (_stream.Sent.Count() == 1)
            {
                Ring(firstTick: 4, ticks: 2);
            }
            else
            {
                Assert.Equal(0, _slot.AnswerFailed.Read());
            }
        };

        Converse(_stream.Lay(Order()), FaultDrill.Parse("completed:1:throw").For(1));

        Assert.Equal([MessageKind.Ready, MessageKind.Failed], _stream.Sent);
        Assert.Contains("tick=5", _stream.Message<Failed>(1).Message, StringComparison.Ordinal);
        Assert.Equal(1, _slot.AnswerFailed.Read());
    }

    public void Dispose()
    {
        _table.Dispose();
        _pipe.Dispose();
        _stream.Dispose();
    }

    private void Ring(long firstTick, long ticks)
    {
        _slot.BellFirstTick.Write(firstTick);
        _slot.BellTickCount.Write(ticks);
        new Doorbell(_slot.BellSequence, _slot.WorkerParked).Ring();
    }

    private Attach Order() => _table.Order() with { IsRung = true, Spin = new SpinBudget(1000, 1) };

    private void Converse(Stream stream) => Converse(stream, FaultDrill.Off);

    private void Converse(Stream stream, FaultDrill drill)
    {
        using PipeConnection pipe = PipeConnection.OfWorker(stream);
        using Session session = new(pipe, new PublishedProgress(_pipe.Hangup, EventWriter.Silent), _ => drill, EventWriter.Silent);
        session.Obey();
    }
}
