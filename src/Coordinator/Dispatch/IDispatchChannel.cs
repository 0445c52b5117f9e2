using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>What an order travels by, and its answer. One thread tells and hears.</summary>
internal interface IDispatchChannel
{
    /// <summary>Tells all of them, without waiting for any; within the crew's gate. Whoever is gone is heard of later.</summary>
    void Tell(ReadOnlySpan<WorkerPost> workers, Execute order);

    /// <summary>Waits for one that was told.</summary>
    /// <exception cref="WorkerFailedException">It failed, or is gone.</exception>
    Completed Hear(WorkerLink worker);
}
