using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>
/// One message to each worker and one back, over its pipe: as many system calls as messages, and not one hop between threads.
/// </summary>
internal sealed class PipeChannel : IDispatchChannel
{
    private PipeChannel()
    {
    }

    /// <summary>The one there is: it holds nothing.</summary>
    public static PipeChannel Instance { get; } = new();

    /// <inheritdoc/>
    public void Tell(ReadOnlySpan<WorkerPost> workers, Execute order)
    {
        int first = DispatchOrder.First(workers.Length);
        for (int turn = 0; turn < workers.Length; turn++)
        {
            WorkerPost post = workers[(first + turn) % workers.Length];
            if (post.Owe(order))
            {
                _ = post.Link.TryAsk(order);
            }
        }
    }

    /// <inheritdoc/>
    public Completed Hear(WorkerLink worker) => worker.Await<Completed>();
}
