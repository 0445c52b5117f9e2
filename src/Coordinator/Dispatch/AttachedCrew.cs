using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>Workers that wait for orders, until the next attach.</summary>
/// <param name="channel">What orders travel by.</param>
/// <param name="workers">The workers.</param>
/// <param name="partition">Their ranges.</param>
internal readonly ref struct AttachedCrew(IDispatchChannel channel, ReadOnlySpan<WorkerLink> workers, Partition partition)
{
    /// <summary>What orders travel by.</summary>
    public IDispatchChannel Channel { get; } = channel;

    /// <summary>The workers.</summary>
    public ReadOnlySpan<WorkerLink> Workers { get; } = workers;

    /// <summary>Their ranges.</summary>
    public Partition Partition { get; } = partition;
}
