using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>Says what a stop left undone, as parts of a sentence.</summary>
internal static class StopText
{
    /// <summary>Schedules of which a run has no sample.</summary>
    public static IEnumerable<Schedule> Unfinished(JobPlan plan, IReadOnlyList<Measurement> measured) =>
        from schedule in plan.Schedules
        where CountOf(schedule, measured) < schedule.Runs.Length
        select schedule.Schedule;

    /// <summary>The runs without a sample, by schedule; and samples of the schedule that the stop broke, where all of its runs have one.</summary>
    public static IEnumerable<string> Missing(JobPlan plan, IReadOnlyList<Measurement> measured, Schedule? broken)
    {
        foreach (SchedulePlan schedule in plan.Schedules)
        {
            int missing = schedule.Runs.Length - CountOf(schedule, measured);
            if (missing > 0)
            {
                yield return missing == schedule.Runs.Length
                    ? $"all {missing} runs of {schedule.Schedule.Name}"
                    : $"{missing} of the {schedule.Runs.Length} runs of {schedule.Schedule.Name}";
            }
            else if (ReferenceEquals(schedule.Schedule, broken))
            {
                yield return $"a part of the samples of {schedule.Schedule.Name}";
            }
        }
    }

    /// <summary>Round trips that weren't measured.</summary>
    public static IEnumerable<string> MissingRoundTrips(int missing) => missing > 0 ? ["round trips"] : [];

    private static int CountOf(SchedulePlan schedule, IReadOnlyList<Measurement> measured) =>
        measured.Count(each => ReferenceEquals(each.Plan.Schedule, schedule.Schedule));
}
