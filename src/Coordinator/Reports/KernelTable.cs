using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using Spectre.Console;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>The runs of one kernel.</summary>
internal static class KernelTable
{
    public static Table Of(JobResult result, IReadOnlyList<Measurement> runs)
    {
        Table table = ReportTable.Titled($"{runs[0].Plan.Kernel.Name}: {runs[0].Plan.Kernel.Summary}")
            .AddColumn("processes")
            .AddColumn("dispatch")
            .AddColumn("sweep")
            .AddNumbers("median", "spread", "samples", "speed-up", "bandwidth")
            .AddColumn("result");
        foreach (Measurement run in runs)
        {
            _ = table.AddRow(
                run.Plan.Dispatch == DispatchMode.Serial ? "this one" : RunName.Workers(run.Plan.Workers),
                RunName.DispatchOf(run.Plan),
                SweepName.Of(run.Plan.Sweep),
                UnitText.Seconds(run.Seconds.Median),
                UnitText.Percent(run.Seconds.Spread),
                run.Seconds.Count.ToString(),
                UnitText.Times(result.SpeedUp(run)),
                UnitText.BytesPerSecond(run.BytesPerSecond),
                run.Mismatch is null ? "exact" : "[red]WRONG[/]");
        }

        return table;
    }
}
