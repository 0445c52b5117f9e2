using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>What pinning did: the same runs with and without it, sampled in turn.</summary>
internal static class PinningVerdict
{
    /// <summary>About one kernel: the fastest of its runs that was measured both ways.</summary>
    /// <returns>Null where nothing was pinned.</returns>
    public static string? Of(IEnumerable<Measurement> kernel)
    {
        Measurement[] runs = [.. kernel];
        (Measurement Pinned, Measurement Free)[] pairs =
        [
            .. from pinned in runs
               where pinned.Plan.IsPinned
               from free in runs
               where free.Plan == pinned.Plan with { Pins = [] }
               select (pinned, free),
        ];
        return pairs.Length == 0 ? null : Say(pairs.MinBy(static pair => pair.Free.Seconds.Median));
    }

    /// <summary>About round trips.</summary>
    /// <returns>Null where none were measured both ways.</returns>
    public static string? Of(IReadOnlyList<RoundTrip> trips)
    {
        RoundTrip? pinned = trips.FirstOrDefault(static trip => trip.IsPinned);
        RoundTrip? free = trips.FirstOrDefault(trip => !trip.IsPinned && trip.Workers == pinned?.Workers && trip.IsRung == pinned.IsRung);
        return pinned is null || free is null
            ? null
            : $"Pinned to a CPU each, {RunName.Workers(pinned.Workers)} answered a round trip in {UnitText.Seconds(pinned.Seconds.P50)} (p50), "
                + $"unpinned in {UnitText.Seconds(free.Seconds.P50)}.";
    }

    private static string Say((Measurement Pinned, Measurement Free) pair)
    {
        RunPlan plan = pair.Free.Plan;
        string subject = $"{plan.Schedule.Name}: pinned to a CPU each, {RunName.Workers(plan.Workers)} told {(plan.IsRung ? "by " : string.Empty)}{RunName.DispatchOf(plan)}";
        double gain = pair.Free.Seconds.Median / pair.Pinned.Seconds.Median;
        if (Gain.IsSeen(pair.Free, pair.Pinned))
        {
            return $"{subject} were {UnitText.Times(gain)} as fast as unpinned.";
        }

        return Gain.IsSeen(pair.Pinned, pair.Free)
            ? $"{subject} took {UnitText.Times(1 / gain)} the time of unpinned."
            : $"{subject} were neither faster nor slower than this run can tell ({UnitText.Times(gain)}).";
    }
}
