using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>What is said of workers that were attached; what holds for all runs of a job, once.</summary>
/// <param name="log">The job's log.</param>
internal sealed class CrewNotes(ILogger log)
{
    private bool _hasToldPins;
    private bool _hasToldBorders;

    /// <summary>Says it.</summary>
    public void Tell(RunPlan plan)
    {
        TellPins(plan);

        // In an audit nothing is guarded, nor has to be: no worker sees what another writes.
        if (!plan.IsAudit)
        {
            TellGuards(plan);
        }
    }

    // The same workers are pinned to the same CPUs for sample after sample.
    private void TellPins(RunPlan plan)
    {
        for (int worker = 0; worker < plan.Pins.Length && !_hasToldPins; worker++)
        {
            WorkerLog.Pinned(log, worker, plan.Pins[worker]);
        }

        _hasToldPins |= plan.IsPinned;
    }

    // The borders once a job: all of its runs have the same table, and so the same trouble with it.
    private void TellGuards(RunPlan plan)
    {
        if (!_hasToldBorders && GuardText.HasSharedPages(plan.Partition))
        {
            _hasToldBorders = true;
            WorkerLog.BordersUnguarded(log, plan.Workers, Environment.SystemPageSize);
        }

        for (int worker = 0; worker < plan.Workers && log.IsEnabled(LogLevel.Debug); worker++)
        {
            RowRange range = plan.Partition.Ranges[worker];
            WorkerLog.Guarded(log, worker, range.Start, range.End, GuardText.Columns(plan.Schedule.Columns, isWritten: true), GuardText.Columns(plan.Schedule.Columns, isWritten: false));
        }
    }
}
