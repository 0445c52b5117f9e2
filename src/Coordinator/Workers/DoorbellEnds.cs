using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// The coordinator's ends of all doorbells of one control region. They count rings, so there may be only one set of them for
/// as long as the region lives.
/// </summary>
internal sealed class DoorbellEnds(ControlBlock control, int workers)
{
    private readonly DoorbellEnd[] _ends = [.. Enumerable.Range(0, workers).Select(worker => new DoorbellEnd(worker, control.Slot(worker)))];

    /// <summary>A worker's.</summary>
    public DoorbellEnd Of(WorkerLink worker) => _ends[worker.Index];
}
