using ParallelMotion.Shared.Doorbells;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Worker;

/// <summary>A worker's end of the doorbell: hears orders in its slot of the control region, and answers there.</summary>
/// <param name="slot">The slot.</param>
/// <param name="pipe">What it sleeps on, and wakes the coordinator by.</param>
/// <param name="watcher">The computing thread's.</param>
internal sealed class WorkerBell(ControlSlot slot, PipeConnection pipe, Watcher watcher)
{
    private readonly Doorbell _orders = new(slot.BellSequence, slot.WorkerParked);
    private readonly Doorbell _answers = new(slot.AnswerSequence, slot.CoordinatorParked);

    /// <summary>Answers the coordinator's knock, before it says ready: so both know that they see the same words.</summary>
    public void AnswerKnock() => slot.AnswerKnock.Write(slot.BellKnock.Read());

    /// <summary>Watches for an order within the budget.</summary>
    /// <exception cref="ProtocolException">The order is out of bounds.</exception>
    public bool TryHear(out Execute order)
    {
        if (!_orders.TryHear(watcher))
        {
            order = default;
            return false;
        }

        order = Execute.Within(slot.BellFirstTick.Read(), slot.BellTickCount.Read(), slot.BellNumber.Read(), slot.BellResumes.Read());
        return true;
    }

    /// <summary>Gets ready to sleep.</summary>
    /// <returns>Whether the pipe must be read; otherwise an order has come.</returns>
    public bool Park() => _orders.Park();

    /// <summary>Is awake again, after the pipe was read.</summary>
    public void Unpark()
    {
        _orders.Unpark();
        watcher.GoHome();
    }

    /// <summary>Answers.</summary>
    public void Answer(Completed answer)
    {
        slot.AnswerFailed.Write(0);
        slot.AnswerTickCount.Write(answer.TickCount);
        slot.AnswerNanoseconds.Write(answer.ElapsedNanoseconds);
        slot.AnswerRows.Write(answer.Rows);
        Ring();
    }

    /// <summary>Says that the answer is a failure, already sent over the pipe.</summary>
    public void AnswerFailed()
    {
        slot.AnswerFailed.Write(1);
        Ring();
    }

    private void Ring()
    {
        _answers.Ring();
        SharedWord.Fence();
        if (_answers.OwesWake())
        {
            pipe.Send(default(Wake));
        }
    }
}
