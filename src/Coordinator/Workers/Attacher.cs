using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Shared.Kernels.Vectors;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>Tells a worker what to map, and hears that it is ready.</summary>
/// <param name="table">The columns.</param>
/// <param name="journals">The workers' journals.</param>
/// <param name="workers">Slots of the control region.</param>
/// <param name="log">The job's log.</param>
internal sealed class Attacher(SharedTable table, JournalSet journals, int workers, ILogger log)
{
    /// <summary>Tells a worker its range of a run.</summary>
    /// <returns>Whether it could be told; otherwise it is lost.</returns>
    public bool TryTell(WorkerLink worker, RunAttachment attachment)
    {
        RunPlan plan = attachment.Plan;
        worker.Bell = plan.IsRung ? new DoorbellEnd(worker.Index, table.Control.Slot(worker.Index)) : null;
        worker.Bell?.Knock();
        worker.Scene = SceneFor(plan, worker.Index);
        worker.Scene.Begin();
        return worker.TryAsk(OrderFor(attachment, worker.Index));
    }

    /// <summary>Waits until it is ready.</summary>
    /// <exception cref="WorkerFailedException">It can't attach, or is lost.</exception>
    public void Hear(WorkerLink worker, RunPlan plan)
    {
        Ready ready = worker.Await<Ready>();
        worker.Scene = worker.Scene! with { RowAddresses = ready.RowAddresses };
        worker.Bell?.RequireShared();
        RowRange range = plan.Partition.Ranges[worker.Index];
        if (!string.Equals(ready.VectorUnit, VectorUnit.Name, StringComparison.Ordinal))
        {
            WorkerLog.OtherUnit(log, worker.Index, ready.VectorUnit, VectorUnit.Name);
        }

        WorkerLog.Attached(
            log, worker.Index, range.Start, range.End, plan.Schedule.Name, ready.VectorUnit, ready.ElapsedNanoseconds / 1e6);
    }

    /// <summary>What a process that stands by is told, to rehearse a run.</summary>
    public Attach RehearsalOf(RunAttachment attachment) => OrderFor(attachment, worker: 0) with
    {
        Worker = Attach.Nobody,
        Range = default,
        Cpu = ThreadPlacement.Anywhere,
        IsRung = false,
    };

    private FaultScene SceneFor(RunPlan plan, int worker) => new()
    {
        Worker = worker,
        Kernels = [.. plan.Schedule.InOrder.Select(static kernel => kernel.Kernel.Name)],
        Columns = plan.Schedule.Columns,
        Partition = plan.Partition,
        Slot = table.Control.Slot(worker),
    };

    private Attach OrderFor(RunAttachment attachment, int worker)
    {
        RunPlan plan = attachment.Plan;
        return new Attach
        {
            Run = table.Store.Run,
            Worker = worker,
            Place = table.Store.Place,
            Workers = workers,
            Rows = plan.Partition.Rows,
            Range = plan.Partition.Ranges[worker],
            Kernels = [.. plan.Schedule.Kernels.Select(static kernel => new AttachedKernel(kernel.Reference, kernel.Phase, [.. kernel.Uses.Select(static use => use.Column)]))],
            Dt = plan.Dt,
            Sweep = plan.Sweep,
            TileRows = plan.TileRows,
            Cpu = plan.IsPinned ? plan.Pins[worker] : ThreadPlacement.Anywhere,
            IsRung = plan.IsRung,
            SegmentRows = plan.Segments.CapacityOf(worker),
            Spin = attachment.Spin,
            IsAudit = plan.IsAudit,
            JournalBytes = plan.IsJournaled ? journals.BytesOf(worker) : 0,
        };
    }
}
