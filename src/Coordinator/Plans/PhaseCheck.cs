using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>
/// The one rule, in the plan: of the tasks of a phase, no two write the same rows of a column, and none reads what another
/// kernel's writes.
/// </summary>
internal static class PhaseCheck
{
    /// <summary>Refuses a run that breaks the rule.</summary>
    /// <param name="plan">The run.</param>
    /// <exception cref="RefusedException">Two tasks of one phase touch the same rows; named with both kernels, the column and the rows.</exception>
    public static void Require(RunPlan plan)
    {
        for (int phase = 0; phase < plan.Schedule.Phases && !plan.AllowsLostUpdates; phase++)
        {
            RequireDisjoint(plan, phase);
            RequireUnread(plan, phase);
        }
    }

    private static void RequireDisjoint(RunPlan plan, int phase)
    {
        if (WriteSet.FindOverlap(plan.WriteSetsOf(phase)) is { } overlap)
        {
            throw RefusedException.Usage(
                $"Cannot run because two tasks would write the same rows at the same time: {overlap.First.Task} writes {overlap.First.Column} "
                + $"rows {overlap.First.Rows}, {overlap.Second.Task} writes rows {overlap.Second.Rows}, phase={phase + 1}, expected=disjoint rows. {Advice(plan)}");
        }
    }

    // Both kernels get the same ranges, so where a column is shared, its rows are.
    private static void RequireUnread(RunPlan plan, int phase)
    {
        ScheduledKernel[] kernels = [.. plan.Schedule.Kernels.Where(kernel => kernel.Phase == phase)];
        foreach (ScheduledKernel writer in kernels)
        {
            foreach (ScheduledKernel reader in kernels.Where(kernel => !ReferenceEquals(kernel, writer)))
            {
                if (writer.Written.Intersect(reader.Uses.Select(static use => use.Column), StringComparer.Ordinal).FirstOrDefault() is { } column)
                {
                    throw RefusedException.Usage(
                        $"Cannot run because a task would read what another writes at the same time: {writer.Kernel.Name} writes {column} and {reader.Kernel.Name} reads it, "
                        + $"rows={new RowRange(0, plan.Partition.Rows)}, phase={phase + 1}, expected=a phase for each. {Advice(plan)}");
                }
            }
        }
    }

    private static string Advice(RunPlan plan) => plan.Schedule.Kernels.Length > 1
        ? "Leave --side-by-side out, so that they get phases of their own, or let them work on different columns."
        : "Give them disjoint ranges or different columns.";
}
