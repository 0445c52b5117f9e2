using System.Diagnostics;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>Tells workers which ticks to run. All are told before the first answer is awaited.</summary>
internal static class Dispatcher
{
    /// <summary>Runs all ticks of a run.</summary>
    /// <param name="crew">Who is told, and by what.</param>
    /// <param name="ticks">How many ticks the run has.</param>
    /// <param name="ticksPerDispatch">How many one order asks for.</param>
    /// <param name="stop">Heeded between two rounds; within one, somebody has to abort the crew.</param>
    /// <param name="progress">Hears of each round; null where nobody wants to.</param>
    /// <param name="times">Hears what each worker's ticks took; null where nobody wants to.</param>
    /// <exception cref="WorkerFailedException">A worker failed, or answered something else.</exception>
    public static void Run(
        AttachedCrew crew, int ticks, int ticksPerDispatch, CancellationToken stop, IDispatchProgress? progress = null, IDispatchTimes? times = null)
    {
        RunFrom(crew, firstTick: 0, ticks, ticksPerDispatch, stop, progress, times);
    }

    /// <summary>Runs the ticks of a run from one of them on.</summary>
    /// <param name="crew">Who is told, and by what.</param>
    /// <param name="firstTick">The run's number of the first; a dispatch begins with it.</param>
    /// <param name="ticks">How many ticks the run has, those before the first counted.</param>
    /// <param name="ticksPerDispatch">How many one order asks for.</param>
    /// <param name="stop">Heeded between two rounds; within one, somebody has to abort the crew.</param>
    /// <param name="progress">Hears of each round; null where nobody wants to.</param>
    /// <param name="times">Hears what each worker's ticks took; null where nobody wants to.</param>
    /// <exception cref="WorkerFailedException">A worker failed, or answered something else.</exception>
    public static void RunFrom(
        AttachedCrew crew, int firstTick, int ticks, int ticksPerDispatch, CancellationToken stop, IDispatchProgress? progress = null, IDispatchTimes? times = null)
    {
        for (int first = firstTick; first < ticks; first += Math.Min(ticksPerDispatch, ticks - first))
        {
            stop.ThrowIfCancellationRequested();
            int count = Math.Min(ticksPerDispatch, ticks - first);
            Round(crew, new Execute(first, count, crew.Orders.Next()), times);
            progress?.Finished(first + count);
        }
    }

    /// <summary>One order to each worker, and the answers of all.</summary>
    /// <param name="crew">Who is told, and by what.</param>
    /// <param name="order">The order.</param>
    /// <param name="times">Hears of it; null where nobody wants to, and then the clock isn't looked at.</param>
    /// <exception cref="WorkerFailedException">A worker failed, or answered something else.</exception>
    public static void Round(AttachedCrew crew, Execute order, IDispatchTimes? times = null)
    {
        if (times is not null)
        {
            TimedRound(crew, order, times);
            return;
        }

        Tell(crew, order);
        foreach (WorkerPost worker in crew.Workers)
        {
            _ = Hear(crew, worker, order);
        }
    }

    private static void TimedRound(AttachedCrew crew, Execute order, IDispatchTimes times)
    {
        long begun = Stopwatch.GetTimestamp();
        Tell(crew, order);
        times.Told(order, begun, Stopwatch.GetTimestamp());
        foreach (WorkerPost worker in crew.Workers)
        {
            long nanoseconds = Hear(crew, worker, order);
            times.Heard(worker.Index, nanoseconds, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Tells all workers an order. Whoever is lost has a successor that is told it too.</summary>
    public static void Tell(AttachedCrew crew, Execute order)
    {
        crew.Gate.Enter();
        try
        {
            crew.Channel.Tell(crew.Workers, order);
        }
        finally
        {
            crew.Gate.Leave();
        }
    }

    /// <summary>Waits for the answer of one worker that was told.</summary>
    /// <returns>The nanoseconds that its ticks took, on its own clock.</returns>
    /// <exception cref="WorkerFailedException">It failed, or answered something else.</exception>
    public static long Hear(AttachedCrew crew, WorkerPost worker, Execute order)
    {
        Completed answer = AnswerOf(crew, worker);
        int rows = crew.Partition.Ranges[worker.Index].Length;
        if (answer.TickCount != order.TickCount || answer.Rows != rows)
        {
            throw new WorkerFailedException(
                worker.Index,
                $"Worker {worker.Index} did something else than it was told: ticks={answer.TickCount}, rows={answer.Rows}, "
                + $"expected={order.TickCount} and {rows}.");
        }

        return answer.ElapsedNanoseconds;
    }

    private static Completed AnswerOf(AttachedCrew crew, WorkerPost post)
    {
        while (true)
        {
            WorkerLink holder = post.Link;
            try
            {
                Completed answer = HearFrom(crew, holder);
                if (post.Settle(holder))
                {
                    return answer;
                }
            }
            catch (WorkerFailedException loss) when (loss.IsLoss)
            {
                post.AwaitSuccessor(holder, loss);
            }
        }
    }

    // Who waited in vain for another is heard before it as often as not, and the other's own words are what helps. They are
    // still to come: answers are heard in the order of indices, and a failure heard before would have ended the round.
    private static Completed HearFrom(AttachedCrew crew, WorkerLink worker)
    {
        try
        {
            return crew.Channel.Hear(worker);
        }
        catch (WorkerFailedException failure) when (failure.Culprit > worker.Index && failure.Culprit < crew.Workers.Length)
        {
            HearOf(crew.Workers[failure.Culprit.Value].Link, crew.Channel);
            throw;
        }
    }

    // Its own words, which are thrown. If it is lost without any, those of whoever waited for it have to do.
    private static void HearOf(WorkerLink culprit, IDispatchChannel channel)
    {
        try
        {
            _ = channel.Hear(culprit);
        }
        catch (WorkerFailedException loss) when (loss.IsLoss)
        {
            // Said by the one who waited.
        }
    }
}
