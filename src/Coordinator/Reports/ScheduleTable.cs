using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>The kernels of a tick in their phases, where there are several.</summary>
internal static class ScheduleTable
{
    public static TitledTable Of(Schedule schedule)
    {
        string barrier = schedule.Phases == 1 ? "all side by side"
            : schedule.ReadsAround ? "workers wait for each other between phases"
            : "no kernel sees rows of another worker, so each worker keeps the barrier between phases by itself";
        TitledTable table = new($"A tick of {schedule.Name} ({barrier})", ">phase", "kernel", "writes", "reads", "formula");
        foreach (ScheduledKernel kernel in schedule.Kernels.Length > 1 ? schedule.InOrder : [])
        {
            table.Add(
                $"{kernel.Phase + 1}",
                kernel.Kernel.Name,
                Columns(kernel.Uses.Where(static use => use.IsWritten)),
                Columns(kernel.Uses.Where(static use => !use.IsWritten)),
                kernel.Kernel.Summary);
        }

        return table;
    }

    private static string Columns(IEnumerable<ColumnUse> uses) => string.Join(' ', uses.Select(static use => use.Column)) is { Length: > 0 } names ? names : "-";
}
