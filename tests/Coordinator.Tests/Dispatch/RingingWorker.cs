using System.IO.Pipes;
using ParallelMotion.Coordinator.Tests.Workers;
using ParallelMotion.Shared.Doorbells;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

/// <summary>The other end of a doorbell and of a real pipe, on a thread of its own: answers every ring until the pipe ends.</summary>
internal sealed class RingingWorker : IDisposable
{
    private readonly ControlSlot _slot;
    private readonly int _rows;
    private readonly Watcher _watcher;
    private readonly Doorbell _orders;
    private readonly Doorbell _answers;
    private readonly NamedPipeClientStream _stream;
    private readonly Thread _thread;

    public RingingWorker(ControlSlot slot, int rows, SpinBudget spin)
    {
        string name = $"pm-test-{Guid.NewGuid():N}";
        _slot = slot;
        _rows = rows;
        _watcher = new Watcher(spin, HomeCpu.Unknown);
        _orders = new Doorbell(slot.BellSequence, slot.WorkerParked);
        _answers = new Doorbell(slot.AnswerSequence, slot.CoordinatorParked);
        Coordinator = new NamedPipeServerStream(name, PipeDirection.InOut, 1);
        _stream = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        _stream.Connect(StandIn.Limit);
        Coordinator.WaitForConnection();
        _thread = new Thread(Answer) { IsBackground = true, Name = "ringing worker" };
        _thread.Start();
    }

    /// <summary>The coordinator's end; its owner disposes it, which ends the thread.</summary>
    public NamedPipeServerStream Coordinator { get; }

    /// <summary>Rings answered.</summary>
    public int Rounds { get; private set; }

    /// <summary>Ticks that they asked for.</summary>
    public int Ticks { get; private set; }

    /// <summary>Whether the next ring is answered by a failure.</summary>
    public bool FailsNext { get; set; }

    /// <summary>Closes its end of the pipe, which ends its thread too, and waits until nobody uses the region any more.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        Assert.True(_thread.Join(StandIn.Limit));
    }

    private void Answer()
    {
        using PipeConnection pipe = PipeConnection.OfWorker(_stream);
        try
        {
            while (true)
            {
                if (_orders.TryHear(_watcher))
                {
                    Obey(pipe);
                }
                else if (_orders.Park())
                {
                    if (!pipe.TryWait(out MessageKind kind) || kind == MessageKind.Shutdown)
                    {
                        return;
                    }

                    _ = pipe.Take<Wake>();
                    _orders.Unpark();
                }
            }
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            // The other end was quicker to leave.
        }
    }

    private void Obey(PipeConnection pipe)
    {
        Rounds++;
        Ticks += (int)_slot.BellTickCount.Read();
        if (FailsNext)
        {
            pipe.Send(Failed.Because("as the test asked"));
        }

        _slot.AnswerFailed.Write(FailsNext ? 1 : 0);
        _slot.AnswerTickCount.Write(_slot.BellTickCount.Read());
        _slot.AnswerNanoseconds.Write(1);
        _slot.AnswerRows.Write(_rows);
        _answers.Ring();
        SharedWord.Fence();
        if (_answers.OwesWake())
        {
            pipe.Send(default(Wake));
        }
    }
}
