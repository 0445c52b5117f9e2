using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

/// <summary>Workers that nobody replaces.</summary>
internal static class LinkedCrew
{
    // For as long as the tests run: the word has to stay mapped.
    private static readonly RegionStore Store = RegionStore.CreateFor(RunId.New());
    private static readonly ControlBlock Control = ControlBlock.Create(Store, workers: 1);

    static LinkedCrew()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => Store.Dispose();
    }

    public static AttachedCrew Of(IDispatchChannel channel, IEnumerable<WorkerLink> links, Partition partition)
    {
        CrewGate gate = new();
        return new AttachedCrew(channel, links.Select(link => new WorkerPost(link, gate)).ToArray(), partition, gate, new OrderNumbers(Control.OrderNumber));
    }
}
