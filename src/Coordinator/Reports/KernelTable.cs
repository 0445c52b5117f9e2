using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>The runs of one kernel.</summary>
internal static class KernelTable
{
    public static TitledTable Of(JobResult result, IReadOnlyList<Measurement> runs)
    {
        string tiles = runs.Any(static run => run.Plan.Sweep == Sweep.Tiled) ? $", tiles of {runs[0].Plan.TileRows:N0} rows" : string.Empty;
        TitledTable table = new(
            $"{runs[0].Plan.Schedule.Name}: {Formula(runs[0].Plan.Schedule)} ({Samples(runs)}{tiles})",
            ">workers", "dispatch", "sweep", ">median", ">spread", ">speed-up", ">bandwidth", "result");
        foreach (Measurement run in runs)
        {
            table.Add(
                run.Plan.Dispatch == DispatchMode.Serial ? "serial" : RunName.CountOf(run.Plan.Workers, run.Plan.IsPinned),
                run.Plan.Dispatch == DispatchMode.Serial ? "-" : RunName.DispatchOf(run.Plan).Replace(" ticks", string.Empty, StringComparison.Ordinal),
                SweepName.Of(run.Plan.Sweep),
                UnitText.Seconds(run.Seconds.Median),
                run.Seconds.Count == 1 ? "-" : UnitText.Percent(run.Seconds.Spread),
                UnitText.Times(result.SpeedUp(run)),
                UnitText.BytesPerSecond(run.BytesPerSecond),
                run.Mismatch is null ? "exact" : "WRONG");
        }

        return table;
    }

    // In a job that was stopped, the first runs may have one more than the others.
    private static string Samples(IReadOnlyList<Measurement> runs)
    {
        int most = runs[0].Seconds.Count;
        int fewest = runs[^1].Seconds.Count;
        return most == 1 ? "one sample" : fewest < most ? $"medians of {fewest} or {most} samples" : $"medians of {most} samples";
    }

    private static string Formula(Schedule schedule) =>
        schedule.Kernels is [{ } alone] ? alone.Kernel.Summary : $"{schedule.Kernels.Length} kernels a tick, {schedule.Phases} {(schedule.Phases == 1 ? "phase" : "phases")}";
}
