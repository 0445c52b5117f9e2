using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.RoundTrips;

/// <summary>The tables about round trips.</summary>
internal static class RoundTripTables
{
    /// <summary>Rounds back to back.</summary>
    public static ExerciseTable Hot(IReadOnlyList<RoundTrip> trips, MachineProfile machine)
    {
        ExerciseTable table = new(
            $"Hot: rounds back to back ({trips.Max(static trip => trip.Seconds.Count):N0} samples)",
            ["by", "workers", ">p50", ">p90", ">p99", ">p99.9", ">max", ">mean"],
            ["From the first write to the last answer. p99: 99 of 100 rounds took no longer.", "Same-core: worker and teller share a CPU; other-core: each has its own."]);
        foreach (RoundTrip trip in trips)
        {
            SampleStatistics seconds = trip.Seconds;
            table.Add(
            [
                .. Who(trip, machine),
                .. new[] { seconds.P50, seconds.P90, seconds.P99, seconds.P999, seconds.Maximum, seconds.Mean }.Select(Cell.Seconds),
            ]);
        }

        return table;
    }

    /// <summary>Rounds by a timetable.</summary>
    public static ExerciseTable Parked(IReadOnlyList<RoundTrip> trips, MachineProfile machine)
    {
        ExerciseTable table = new(
            $"Parked: a round every {TripCase.Period.TotalMilliseconds:0} ms ({trips.Max(static trip => trip.Seconds.Count):N0} samples)",
            ["by", "workers", ">p50", ">p99", ">resp. p50", ">resp. p99", ">resp. max"],
            ["p50, p99: service, from the first write to the last answer; all slept before.", "Resp.: response, from when it should have begun; longer where it began late."]);
        foreach (RoundTrip trip in trips)
        {
            table.Add(
            [
                .. Who(trip, machine),
                .. new[] { trip.Seconds.P50, trip.Seconds.P99, trip.Response!.P50, trip.Response.P99, trip.Response.Maximum }.Select(Cell.Seconds),
            ]);
        }

        return table;
    }

    /// <summary>How far apart answers of one round are.</summary>
    public static ExerciseTable Jitter(IReadOnlyList<RoundTrip> hot, IReadOnlyList<RoundTrip> parked, MachineProfile machine)
    {
        ExerciseTable table = new(
            "Jitter: from the first answer to the last, within a round",
            ["by", "workers", ">hot p50", ">hot p99", ">parked p50", ">parked p99"],
            ["What a tick waits for its slowest worker, though none has anything to do."]);
        foreach ((RoundTrip awake, RoundTrip asleep) in hot.Zip(parked).Where(static pair => pair.First.Workers > 1))
        {
            table.Add(
            [
                .. Who(awake, machine),
                .. new[] { awake.Jitter!.P50, awake.Jitter.P99, asleep.Jitter!.P50, asleep.Jitter.P99 }.Select(Cell.Seconds),
            ]);
        }

        return table;
    }

    /// <summary>Ticks for which nobody is told.</summary>
    public static ExerciseTable Steps(IReadOnlyList<Step> steps, MachineProfile machine)
    {
        ExerciseTable table = new(
            "Steps: ticks for which nobody is told, workers wait for each other",
            ["workers", ">time of a tick"],
            ["Told all ticks at once, with next to nothing to compute (kernel diffuse): what", "is left is waiting for each other in shared memory. Median."]);
        foreach (Step step in steps)
        {
            string mark = step.Workers > machine.SharedCpus ? " *" : string.Empty;
            table.Add(Cell.Words($"{step.Workers}{mark}"), Cell.Seconds(step.SecondsPerTick));
        }

        return table;
    }

    /// <summary>What the figures rest on.</summary>
    public static ExerciseTable Clock(ClockCost clock)
    {
        ExerciseTable table = new(
            "The clock, read back to back",
            [">median", ">minimum", ">smallest step"],
            ["Each figure contains about one reading; less than a step can't be told."]);
        table.Add(Cell.Seconds(clock.Median), Cell.Seconds(clock.Minimum), Cell.Seconds(clock.Step));
        return table;
    }

    private static Cell[] Who(RoundTrip trip, MachineProfile machine)
    {
        string placement = trip.Seating is null ? string.Empty : $" {PlacementName.Of(trip)}";
        string mark = trip.IsOversubscribed(machine.SharedCpus) ? " *" : string.Empty;
        return [Cell.Words(trip.Channel), Cell.Words($"{trip.Workers}{placement}{mark}")];
    }
}
