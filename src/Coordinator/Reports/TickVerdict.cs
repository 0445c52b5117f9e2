using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>Whether a simulator keeps up with the time that it simulates, and what its serial part takes.</summary>
internal static class TickVerdict
{
    /// <summary>Tells it of a plan in which the coordinator has a part of every tick; null for others.</summary>
    public static string? Of(IGrouping<Schedule, Measurement> runs)
    {
        Measurement? best = runs.Where(static run => run.Plan is { TickEnd: not null, Dispatch: not DispatchMode.Serial }).MinBy(static run => run.Seconds.Median);
        if (best is null || best.Found.IsEmpty)
        {
            return null;
        }

        int ticks = best.Plan.Ticks;
        double tick = best.Seconds.Median / ticks;
        double merge = SampleStatistics.Of([.. best.Found.Select(static found => found.MergeSeconds)]).Median / ticks;
        double end = SampleStatistics.Of([.. best.Found.Select(static found => found.EndSeconds)]).Median / ticks;
        FoundRows found = best.Found[^1];
        string against = best.Plan.Dt > 0 ? $", {UnitText.Percent(tick / best.Plan.Dt)} of the {UnitText.Seconds(best.Plan.Dt)} that it simulates" : string.Empty;
        return $"{runs.Key.Name}: a tick of {best.Plan.Partition.Rows:N0} rows takes {UnitText.Seconds(tick)} at best with workers ({RunName.Of(best.Plan)}){against}. "
            + $"Of that, merging the {(double)found.Rows / ticks:N0} rows that a tick finds takes {UnitText.Seconds(merge)}, and {best.Plan.TickEnd!.Name} on the coordinator alone {UnitText.Seconds(end)}.";
    }
}
