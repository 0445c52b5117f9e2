using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>Workers that wait for orders, until the next attach.</summary>
/// <param name="channel">What orders travel by.</param>
/// <param name="workers">The workers.</param>
/// <param name="partition">Their ranges.</param>
/// <param name="gate">What they are told within.</param>
/// <param name="orders">Numbers what they are told.</param>
internal readonly ref struct AttachedCrew(IDispatchChannel channel, ReadOnlySpan<WorkerPost> workers, Partition partition, CrewGate gate, OrderNumbers orders)
{
    /// <summary>What orders travel by.</summary>
    public IDispatchChannel Channel { get; } = channel;

    /// <summary>The workers.</summary>
    public ReadOnlySpan<WorkerPost> Workers { get; } = workers;

    /// <summary>Their ranges.</summary>
    public Partition Partition { get; } = partition;

    /// <summary>What they are told within.</summary>
    public CrewGate Gate { get; } = gate;

    /// <summary>Numbers what they are told.</summary>
    public OrderNumbers Orders { get; } = orders;
}
