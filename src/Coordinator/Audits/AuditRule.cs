using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Audits;

/// <summary>
/// Holds what was written in a run's first tick against the plan: each row and each cache line by one worker, within its range, in
/// columns that a kernel declared as written.
/// </summary>
internal static class AuditRule
{
    /// <summary>Looks for breaches.</summary>
    /// <param name="plan">The plan; its ranges may overlap.</param>
    /// <param name="writtenOf">What each worker wrote of a column, by the column's place in the schedule.</param>
    /// <returns>One finding of each kind that there is.</returns>
    public static IReadOnlyList<AuditFinding> Find(RunPlan plan, Func<int, IReadOnlyList<WrittenBits>> writtenOf)
    {
        HashSet<string> writable = [.. plan.Schedule.Kernels.SelectMany(WritableInFirstTick)];
        List<AuditFinding> all = [];
        for (int index = 0; index < plan.Schedule.Columns.Length; index++)
        {
            ColumnUse use = plan.Schedule.Columns[index];
            all.AddRange(new ColumnAudit(use, plan.Partition, writtenOf(index)).Find(writable.Contains(use.Column)));
        }

        return [.. all.GroupBy(static finding => finding.Breach).OrderBy(static same => same.Key).Select(static same => same.First() with { Count = same.Sum(static each => each.Count) })];
    }

    // Of a pair that swaps, an even tick reads the first, its neighbours' rows too, and writes the second.
    private static IEnumerable<string> WritableInFirstTick(ScheduledKernel kernel)
    {
        ColumnUse[] swapped = [.. kernel.Uses.Where(static use => use.Access == ColumnAccess.Swap)];
        return kernel.Uses.Where(static use => use.Access == ColumnAccess.Write)
            .Concat(swapped.Where(static (_, index) => index % 2 == 1))
            .Select(static use => use.Column);
    }
}
