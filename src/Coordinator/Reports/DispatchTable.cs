using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using Spectre.Console;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>Told every tick beside told once: same kernel, same sweep, same workers.</summary>
internal static class DispatchTable
{
    public static Table Of(JobResult result)
    {
        Table table = ReportTable.Titled("What telling every tick costs")
            .AddColumn("kernel")
            .AddColumn("told")
            .AddColumn("sweep")
            .AddNumbers("per tick", "per run", "work a tick", "telling a tick", "lowest", "highest", "share");
        foreach (DispatchCost cost in DispatchCost.Among(result.Measurements))
        {
            _ = table.AddRow(
                Markup.Escape(cost.PerRun.Plan.Kernel.Name),
                RunName.Workers(cost.Workers),
                SweepName.Of(cost.PerRun.Plan.Sweep),
                UnitText.Seconds(cost.PerTick.Seconds.Median),
                UnitText.Seconds(cost.PerRun.Seconds.Median),
                UnitText.Seconds(cost.WorkSecondsPerTick),
                cost.IsResolved ? UnitText.Seconds(cost.SecondsPerTick) : "in the noise",
                UnitText.Seconds(cost.Lowest),
                UnitText.Seconds(cost.Highest),
                cost.IsResolved ? UnitText.Percent(cost.SecondsPerTick / cost.WorkSecondsPerTick) : "-");
        }

        return table;
    }
}
