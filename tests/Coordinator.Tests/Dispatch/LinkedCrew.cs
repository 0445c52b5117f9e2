using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

/// <summary>Workers that nobody replaces.</summary>
internal static class LinkedCrew
{
    public static AttachedCrew Of(IDispatchChannel channel, IEnumerable<WorkerLink> links, Partition partition)
    {
        CrewGate gate = new();
        return new AttachedCrew(channel, links.Select(link => new WorkerPost(link, gate)).ToArray(), partition, gate, new OrderNumbers());
    }
}
