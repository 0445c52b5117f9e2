using System.Diagnostics;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>
/// Ranges as tasks: each is told as it is submitted, and whoever waits for some hears the answers itself, in the order of telling. So a
/// task costs an object and no hop between threads: data pipes only block. A task that nobody waits for is not heard of. One thread
/// submits and waits.
/// </summary>
internal sealed class RangeTasks
{
    private readonly IDispatchChannel _channel;
    private readonly WorkerPost[] _workers;
    private readonly Partition _partition;
    private readonly CrewGate _gate;
    private readonly OrderNumbers _orders;
    private readonly Queue<Submitted> _told = new();

    /// <summary>Prepares.</summary>
    /// <param name="crew">Who is told; attached until the last task is done.</param>
    public RangeTasks(AttachedCrew crew)
    {
        _channel = crew.Channel;
        _workers = crew.Workers.ToArray();
        _partition = crew.Partition;
        _gate = crew.Gate;
        _orders = crew.Orders;
    }

    /// <summary>Runs all ticks of a run, every range of every dispatch a task.</summary>
    /// <inheritdoc cref="Dispatcher.Run"/>
    public static void Run(
        AttachedCrew crew, int ticks, int ticksPerDispatch, CancellationToken stop, IDispatchProgress? progress = null, IDispatchTimes? times = null)
    {
        RangeTasks tasks = new(crew);
        Task<long>[] round = new Task<long>[crew.Workers.Length];
        for (int first = 0; first < ticks; first += Math.Min(ticksPerDispatch, ticks - first))
        {
            stop.ThrowIfCancellationRequested();
            int count = Math.Min(ticksPerDispatch, ticks - first);
            Execute order = new(first, count, crew.Orders.Next());
            long begun = times is null ? 0 : Stopwatch.GetTimestamp();
            tasks.Submit(order, round);
            times?.Told(order, begun, Stopwatch.GetTimestamp());
            tasks.Await(Task.WhenAll(round));
            long heard = times is null ? 0 : Stopwatch.GetTimestamp();
            for (int worker = 0; worker < round.Length; worker++)
            {
                times?.Heard(worker, round[worker].Result, heard);
            }

            progress?.Finished(first + count);
        }
    }

    /// <summary>Tells one worker an order.</summary>
    /// <param name="worker">Its index; it owes no answer.</param>
    /// <param name="order">What its range is to be taken through.</param>
    /// <returns>The nanoseconds that its ticks took, on its own clock; faulted with a <see cref="WorkerFailedException"/> where it failed.</returns>
    /// <exception cref="InvalidOperationException">The worker still owes an answer: it would be told two orders, and the second lost.</exception>
    public Task<long> Submit(int worker, Execute order)
    {
        if (_told.Any(each => each.Worker == worker))
        {
            throw new InvalidOperationException($"Cannot submit a range because its worker still owes an answer: worker={worker}, expected=one that is waited for. Wait for its task first.");
        }

        Submitted submitted = new(worker, order);
        Dispatcher.Tell(new AttachedCrew(_channel, _workers.AsSpan(worker, 1), _partition, _gate, _orders), order);
        _told.Enqueue(submitted);
        return submitted.Answer.Task;
    }

    /// <summary>Waits for submitted ranges, and hears them. No limit of its own: the watchdog ends the worker that hangs, and so the wait.</summary>
    /// <param name="all">A task that ends with submitted ones.</param>
    /// <exception cref="WorkerFailedException">A worker failed.</exception>
    /// <exception cref="InvalidOperationException">It waits for something else: everything that was submitted has been heard.</exception>
    public void Await(Task all)
    {
        while (!all.IsCompleted)
        {
            if (!_told.TryDequeue(out Submitted? next))
            {
                throw new InvalidOperationException("Cannot wait for a task because it isn't one of submitted ranges: submitted=0, expected=1 or more.");
            }

            Hear(next);
        }

        all.GetAwaiter().GetResult();
    }

    // From the worker that lives on this CPU on: see DispatchOrder.
    private void Submit(Execute order, Task<long>[] round)
    {
        int first = DispatchOrder.First(round.Length);
        for (int turn = 0; turn < round.Length; turn++)
        {
            int worker = (first + turn) % round.Length;
            round[worker] = Submit(worker, order);
        }
    }

    private void Hear(Submitted told)
    {
        try
        {
            AttachedCrew crew = new(_channel, _workers, _partition, _gate, _orders);
            told.Answer.SetResult(Dispatcher.Hear(crew, _workers[told.Worker], told.Order));
        }
        catch (WorkerFailedException failure)
        {
            told.Answer.SetException(failure);
        }
    }

    private sealed record Submitted(int Worker, Execute Order)
    {
        public TaskCompletionSource<long> Answer { get; } = new();
    }
}
