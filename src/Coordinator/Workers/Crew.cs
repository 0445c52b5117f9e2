using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Shared.Kernels.Vectors;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// All worker processes of a job. Started once, then attached anew for each run, so that what is compared runs in the
/// same processes.
/// </summary>
internal sealed class Crew : IDisposable
{
    private readonly SharedTable _table;
    private readonly ILogger _log;
    private readonly WorkerLink[] _workers;
    private readonly Watchdog _watchdog;
    private volatile WorkerLink? _firstLost;
    private volatile bool _isLeaving;
    private bool _hasToldPins;
    private bool _hasToldBorders;

    private Crew(SharedTable table, WorkerLink[] workers, TimeSpan stallLimit, ILogger log)
    {
        _table = table;
        _log = log;
        _workers = workers;
        Bells = new DoorbellEnds(table.Control, workers.Length);
        _watchdog = new Watchdog(workers, table.Control, stallLimit, log);
        foreach (WorkerLink worker in workers)
        {
            _ = worker.Exited.Register(() => HearOfLoss(worker));
        }
    }

    /// <summary>The doorbells of all workers.</summary>
    public DoorbellEnds Bells { get; }

    /// <summary>Starts all workers, then welcomes them: their start-ups overlap.</summary>
    /// <param name="executable">The worker's executable.</param>
    /// <param name="table">The columns they will attach to.</param>
    /// <param name="widest">The partition that gives each of them a range.</param>
    /// <param name="stallLimit">How long one may make no progress.</param>
    /// <param name="log">The job's log.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="drill">A fault drill for them; null for that of the environment.</param>
    /// <exception cref="WorkerFailedException">One can't be started, or says no hello.</exception>
    public static Crew Start(
        string executable, SharedTable table, Partition widest, TimeSpan stallLimit, ILogger log, CancellationToken stop, string? drill = null)
    {
        List<PendingWorker> pending = [];
        List<WorkerLink> welcomed = [];
        long start = Stopwatch.GetTimestamp();
        try
        {
            for (int index = 0; index < widest.Ranges.Length; index++)
            {
                stop.ThrowIfCancellationRequested();
                pending.Add(PendingWorker.Start(executable, index, table.Store.PipeName(index), log, drill));
                WorkerLog.Started(log, index, pending[index].Pid, widest.Ranges[index].Start, widest.Ranges[index].End);
            }

            // They take longer to start than this takes, and the first dispatch of this side would wait for it.
            MessageWarmUp.Run();
            foreach (PendingWorker worker in pending)
            {
                welcomed.Add(worker.Welcome(stop));
            }

            WorkerLog.AllStarted(log, welcomed.Count, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            return new Crew(table, [.. welcomed], stallLimit, log);
        }
        catch
        {
            pending.ForEach(static worker => worker.Dispose());
            welcomed.ForEach(static worker => worker.Kill("another worker failed to start"));
            welcomed.ForEach(static worker => worker.Dispose());
            throw;
        }
    }

    /// <summary>Gives the first workers their ranges of a run and waits until all are ready.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="spin">How long they may watch the control region before they sleep.</param>
    /// <returns>Those that take part.</returns>
    /// <exception cref="WorkerFailedException">One can't attach.</exception>
    public ReadOnlySpan<WorkerLink> Attach(RunPlan plan, SpinBudget spin)
    {
        long start = Stopwatch.GetTimestamp();
        ReadOnlySpan<WorkerLink> part = _workers.AsSpan(0, plan.Workers);
        _table.Control.BeginSteps(plan.Workers);
        foreach (WorkerLink worker in part)
        {
            if (plan.IsRung)
            {
                Bells.Of(worker).Knock();
            }

            worker.Scene = SceneFor(plan, worker.Index);
            worker.Scene.Begin();
            worker.Ask(OrderFor(plan, worker.Index, spin));
        }

        foreach (WorkerLink worker in part)
        {
            Ready ready = worker.Await<Ready>();
            worker.Scene = worker.Scene! with { RowAddresses = ready.RowAddresses };
            if (plan.IsRung)
            {
                Bells.Of(worker).RequireShared();
            }

            RowRange range = plan.Partition.Ranges[worker.Index];
            if (!string.Equals(ready.VectorUnit, VectorUnit.Name, StringComparison.Ordinal))
            {
                WorkerLog.OtherUnit(_log, worker.Index, ready.VectorUnit, VectorUnit.Name);
            }

            WorkerLog.Attached(
                _log, worker.Index, range.Start, range.End, plan.Schedule.Name, ready.VectorUnit, ready.ElapsedNanoseconds / 1e6);
        }

        TellPins(plan);
        TellGuards(plan);
        WorkerLog.AllReady(_log, part.Length, Stopwatch.GetElapsedTime(start).TotalMilliseconds);

        return part;
    }

    /// <summary>Ends every worker at once, from any thread; whoever waits for one gets an exception.</summary>
    public void Abort()
    {
        foreach (WorkerLink worker in _workers)
        {
            worker.Kill("the run is being stopped");
        }
    }

    /// <summary>Sends everybody home and sees to it that they are gone.</summary>
    public void Dispose()
    {
        long start = Stopwatch.GetTimestamp();
        _isLeaving = true;
        _watchdog.Dispose();
        Array.ForEach(_workers, static worker => worker.SayGoodbye());
        Array.ForEach(_workers, static worker => worker.Dispose());
        WorkerLog.Left(_log, _workers.Length, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    // Answers are awaited one worker after another, and the first may have an hour of work before it: the death of any
    // ends them all, so that the thread that waits hears of it at once.
    private void HearOfLoss(WorkerLink lost)
    {
        if (!_isLeaving && Interlocked.CompareExchange(ref _firstLost, lost, null) is null)
        {
            foreach (WorkerLink worker in _workers.Where(worker => worker != lost))
            {
                worker.EndFor(lost);
            }
        }
    }

    // Once a job: the same workers are pinned to the same CPUs for sample after sample.
    private void TellPins(RunPlan plan)
    {
        for (int worker = 0; worker < plan.Pins.Length && !_hasToldPins; worker++)
        {
            WorkerLog.Pinned(_log, worker, plan.Pins[worker]);
        }

        _hasToldPins |= plan.IsPinned;
    }

    // The borders once a job: all of its runs have the same table, and so the same trouble with it.
    private void TellGuards(RunPlan plan)
    {
        if (plan.IsAudit)
        {
            // Nothing is guarded, nor has to be: no worker sees what another writes.
            return;
        }

        if (!_hasToldBorders && GuardText.HasSharedPages(plan.Partition))
        {
            _hasToldBorders = true;
            WorkerLog.BordersUnguarded(_log, plan.Workers, Environment.SystemPageSize);
        }

        for (int worker = 0; worker < plan.Workers && _log.IsEnabled(LogLevel.Debug); worker++)
        {
            RowRange range = plan.Partition.Ranges[worker];
            WorkerLog.Guarded(_log, worker, range.Start, range.End, GuardText.Columns(plan.Schedule.Columns, isWritten: true), GuardText.Columns(plan.Schedule.Columns, isWritten: false));
        }
    }

    private FaultScene SceneFor(RunPlan plan, int worker) => new()
    {
        Worker = worker,
        Kernels = [.. plan.Schedule.InOrder.Select(static kernel => kernel.Kernel.Name)],
        Columns = plan.Schedule.Columns,
        Partition = plan.Partition,
        Slot = _table.Control.Slot(worker),
    };

    private Attach OrderFor(RunPlan plan, int worker, SpinBudget spin) => new()
    {
        Run = _table.Store.Run,
        Place = _table.Store.Place,
        Workers = _workers.Length,
        Rows = plan.Partition.Rows,
        Range = plan.Partition.Ranges[worker],
        Kernels = [.. plan.Schedule.Kernels.Select(static kernel => new AttachedKernel(kernel.Reference, kernel.Phase, [.. kernel.Uses.Select(static use => use.Column)]))],
        Dt = plan.Dt,
        Sweep = plan.Sweep,
        TileRows = plan.TileRows,
        Cpu = plan.IsPinned ? plan.Pins[worker] : ThreadPlacement.Anywhere,
        IsRung = plan.IsRung,
        SegmentRows = plan.Segments.CapacityOf(worker),
        Spin = spin,
        IsAudit = plan.IsAudit,
    };
}
