using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Audits;

/// <summary>
/// Has workers run one tick on columns of their own, which change no shared row, and holds what they wrote there against the plan.
/// It sees what was changed: a write of the value that was there already can't be told from none.
/// </summary>
/// <param name="bench">Where the table and the workers are.</param>
/// <param name="around">Who hears of it.</param>
/// <param name="stop">Ends it early.</param>
internal sealed class Auditor(Workbench bench, Surroundings around, CancellationToken stop)
{
    /// <summary>The tick of a schedule that is audited: the first, streamed or swept as asked, by the most workers.</summary>
    public static RunPlan PlanOf(SchedulePlan schedule) => schedule.Runs.MaxBy(static run => run.Workers)! with
    {
        Dispatch = DispatchMode.PerTick,
        Sweep = schedule.Runs[0].Sweep,
        Ticks = 1,
        TicksPerDispatch = 1,
        TellingShare = null,
        Pins = [],
        IsAudit = true,
    };

    /// <summary>Audits some runs.</summary>
    /// <param name="plans">The runs; at least one, all of one table.</param>
    /// <exception cref="RegionException">Shared memory can't hold what workers note.</exception>
    /// <exception cref="Workers.WorkerFailedException">A worker failed.</exception>
    public IReadOnlyList<AuditedTick> Audit(IReadOnlyCollection<RunPlan> plans)
    {
        using WrittenBitsSet written = WrittenBitsSet.Create(
            bench.Table.Store, plans.Max(static plan => plan.Schedule.Columns.Length), plans.Max(static plan => plan.Workers), bench.Initial.Rows);
        return [.. plans.Select(plan => Audit(plan, written))];
    }

    private AuditedTick Audit(RunPlan plan, WrittenBitsSet written)
    {
        around.Progress.Show($"{plan.Schedule.Name}: auditing a tick");
        long start = Stopwatch.GetTimestamp();
        Dispatcher.Run(bench.Executor.Attach(plan), plan.Ticks, plan.TicksPerDispatch, stop);
        IReadOnlyList<WrittenBits> Of(int column) => [.. written.Of(column).Take(plan.Workers)];
        long rows = Enumerable.Range(0, plan.Schedule.Columns.Length).Sum(column => Of(column).Sum(static each => each.Count));
        AuditedTick audited = new(plan, rows, AuditRule.Find(plan, Of));
        Tell(audited, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return audited;
    }

    private void Tell(AuditedTick audited, double milliseconds)
    {
        JobLog.Audited(around.Log, audited.Plan.Schedule.Name, audited.Plan.Workers, audited.RowsWritten, audited.Findings.Count, milliseconds);
        foreach (AuditFinding finding in audited.Findings)
        {
            around.Progress.Clear();
            JobLog.AuditFound(around.Log, AuditText.Of(audited.Plan, finding));
        }
    }
}
