using ParallelMotion.Shared.Doorbells;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>The coordinator's end of one worker's doorbell.</summary>
/// <param name="worker">The worker's index.</param>
/// <param name="slot">Its words.</param>
internal sealed class DoorbellEnd(int worker, ControlSlot slot)
{
    private readonly Doorbell _orders = new(slot.BellSequence, slot.WorkerParked);
    private readonly Doorbell _answers = new(slot.AnswerSequence, slot.CoordinatorParked);
    private long _knock;

    /// <summary>Whether the answer that was heard says that the worker failed.</summary>
    public bool HasFailed => slot.AnswerFailed.Read() != 0;

    /// <summary>The answer that was heard.</summary>
    /// <exception cref="WorkerFailedException">No worker can have done that.</exception>
    public Completed Answer
    {
        get
        {
            try
            {
                return Completed.Within(slot.AnswerTickCount.Read(), slot.AnswerNanoseconds.Read(), slot.AnswerRows.Read());
            }
            catch (ProtocolException cause)
            {
                throw Broken(cause);
            }
        }
    }

    /// <summary>Rings for ticks. After a fence, <see cref="OwesWake"/> has to be asked.</summary>
    public void Ring(Execute order)
    {
        slot.BellFirstTick.Write(order.FirstTick);
        slot.BellTickCount.Write(order.TickCount);
        slot.BellNumber.Write(order.Number);
        slot.BellResumes.Write(order.Resumes ? 1 : 0);
        _orders.Ring();
    }

    /// <summary>Whether the worker has to be woken over the pipe, now and once.</summary>
    public bool OwesWake() => _orders.OwesWake();

    /// <summary>Watches for the answer.</summary>
    /// <exception cref="WorkerFailedException">The answer can't be one.</exception>
    public bool TryHear(Watcher watcher)
    {
        try
        {
            return _answers.TryHear(watcher);
        }
        catch (ProtocolException cause)
        {
            throw Broken(cause);
        }
    }

    /// <summary>Gets ready to sleep on the worker's pipe.</summary>
    /// <returns>Whether the pipe must be read; otherwise the answer has come.</returns>
    public bool Park() => _answers.Park();

    /// <summary>Is awake again.</summary>
    public void Unpark() => _answers.Unpark();

    /// <summary>Leaves a new number, before an attach message: the worker shows with it that it sees this word.</summary>
    public void Knock() => slot.BellKnock.Write(_knock = slot.BellKnock.Read() + 1);

    /// <summary>Checks, once the worker is ready, that it has heard the knock and that its answer is seen here.</summary>
    /// <exception cref="WorkerFailedException">The words aren't shared.</exception>
    public void RequireShared()
    {
        long seen = slot.AnswerKnock.Read();
        if (seen != _knock)
        {
            throw new WorkerFailedException(
                worker,
                $"Cannot use the doorbell because worker {worker} doesn't share the control region's words: knock={_knock}, answered={seen}, "
                + "expected=the same. Use --dispatch per-tick or per-run.");
        }
    }

    private WorkerFailedException Broken(ProtocolException cause) => new(worker, $"Worker {worker} broke the protocol: {cause.Message}", cause) { IsLoss = true };
}
