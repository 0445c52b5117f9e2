using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>What it costs to tell workers every tick in place of once, by pipe and by doorbell, in one sentence.</summary>
internal static class TellingVerdict
{
    /// <summary>A table in which telling weighs in.</summary>
    private const int SmallTableRows = 100_000;

    /// <summary>About one kernel: its runs with the most workers.</summary>
    /// <returns>Null where nothing was told both ways.</returns>
    public static string? Of(JobResult result, IEnumerable<Measurement> kernel)
    {
        IReadOnlyList<DispatchCost> costs = DispatchCost.Among([.. kernel]);
        DispatchCost[] widest = [.. costs.Where(cost => cost.Workers == costs.Max(static each => each.Workers) && !cost.PerRun.Plan.IsPinned)];
        if (widest.Length == 0)
        {
            return null;
        }

        RunPlan plan = widest[0].PerRun.Plan;
        string told = string.Join(" and ", widest.Select(Cost));
        return $"{plan.Schedule.Name}: telling {RunName.Workers(plan.Workers)} every tick, in place of once for all ticks, costs {told}"
            + $"{AtAnotherSize(result, widest)}.{WithoutSpinning(result, widest)}";
    }

    private static string Cost(DispatchCost cost) => cost.IsResolved
        ? $"{UnitText.Seconds(cost.SecondsPerTick)} a tick by {cost.Channel} ({UnitText.Percent(cost.SecondsPerTick / cost.WorkSecondsPerTick)} of the work)"
        : cost.Lowest > 0 && cost.PerTick.Samples.Length < DispatchCost.FewestSamples ? $"what too few samples tell by {cost.Channel} ({cost.PerTick.Samples.Length}, expected={DispatchCost.FewestSamples} at least)"
        : $"less than this run can tell by {cost.Channel} ({UnitText.Seconds(cost.Lowest)} to {UnitText.Seconds(cost.Highest)} a tick, from round to round)";

    // Work shrinks with the rows (and more than that once a table fits a cache: hence "or less"), a round trip doesn't. The
    // measured difference shrinks in part, where workers wait for each other at every tick, so it isn't carried over.
    private static string AtAnotherSize(JobResult result, DispatchCost[] costs)
    {
        if (result.Rows <= SmallTableRows)
        {
            return string.Empty;
        }

        string[] trips =
        [
            .. from cost in costs
               from trip in result.RoundTrips
               where trip.Workers == cost.Workers && trip.IsRung == cost.IsRung && !trip.IsPinned
               select $"{UnitText.Seconds(trip.Seconds.Median)} by {cost.Channel}",
        ];
        double smallWork = costs[0].WorkSecondsPerTick * SmallTableRows / result.Rows;
        return trips.Length == 0
            ? string.Empty
            : $"; with only {SmallTableRows:N0} rows a tick's work would take {UnitText.Seconds(smallWork)} or less, and a round trip takes {string.Join(" and ", trips)}";
    }

    private static string WithoutSpinning(JobResult result, DispatchCost[] costs) =>
        costs.Any(cost => cost.IsRung && SpinPolicy.IsCrowded(cost.Workers + 1, result.Machine.SharedCpus))
            ? $" (Oversubscribed: {costs[0].Workers} workers and the coordinator share {result.Machine.SharedCpus:0.##} CPUs, so nobody may spin at the doorbell.)"
            : string.Empty;
}
