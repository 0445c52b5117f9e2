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
    public void Tell(ReadOnlySpan<WorkerLink> workers, Execute order)
    {
        int first = DispatchOrder.First(workers.Length);
        for (int turn = 0; turn < workers.Length; turn++)
        {
            workers[(first + turn) % workers.Length].Ask(order);
        }
    }

    /// <inheritdoc/>
    public Completed Hear(WorkerLink worker) => worker.Await<Completed>();
}
