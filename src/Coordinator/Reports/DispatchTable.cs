using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>Told every tick beside told once: same kernel, same sweep, same workers.</summary>
internal static class DispatchTable
{
    public static TitledTable Of(JobResult result)
    {
        IReadOnlyList<DispatchCost> costs = DispatchCost.Among(result.Measurements);
        string sweep = costs.Count == 0 ? string.Empty : SweepName.Of(costs[0].PerRun.Plan.Sweep);
        TitledTable table = new(
            $"Told every tick beside told once (both {sweep})", "kernel", ">workers", "by", ">every tick", ">once", ">cost a tick", ">of work");
        foreach (DispatchCost cost in costs)
        {
            table.Add(
                cost.PerRun.Plan.Schedule.Name,
                RunName.CountOf(cost.Workers, cost.PerRun.Plan.IsPinned),
                cost.Channel,
                UnitText.Seconds(cost.PerTick.Seconds.Median),
                UnitText.Seconds(cost.PerRun.Seconds.Median),
                cost.IsResolved ? UnitText.Seconds(cost.SecondsPerTick) : "in the noise",
                cost.IsResolved ? UnitText.Percent(cost.SecondsPerTick / cost.WorkSecondsPerTick) : "-");
        }

        return table;
    }
}
