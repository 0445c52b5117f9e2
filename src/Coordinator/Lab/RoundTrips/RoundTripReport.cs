using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.RoundTrips;

/// <summary>Puts round trips into tables and words.</summary>
internal static class RoundTripReport
{
    /// <summary>Reports.</summary>
    /// <param name="exercise">Whose.</param>
    /// <param name="hot">Rounds back to back.</param>
    /// <param name="parked">The same cases in the same order, by a timetable.</param>
    /// <param name="clock">What figures rest on.</param>
    /// <param name="stepRuns">Runs whose workers kept step by themselves; none where there are none.</param>
    /// <param name="machine">The machine.</param>
    public static ExerciseResult Of(
        IExercise exercise, RoundTrip[] hot, RoundTrip[] parked, ClockCost clock, IReadOnlyList<Measurement> stepRuns, MachineProfile machine)
    {
        return new ExerciseResult
        {
            Name = exercise.Name,
            Question = exercise.Question,
            Verdict = VerdictOf(hot, parked, machine),
            Tables =
            [
                RoundTripTables.Hot(hot, machine),
                RoundTripTables.Parked(parked, machine),
                .. hot.Any(static trip => trip.Workers > 1) ? new[] { RoundTripTables.Jitter(hot, parked, machine) } : [],
                .. stepRuns.Count > 0 ? new[] { RoundTripTables.Steps([.. StepKeeping.Of(stepRuns)], machine) } : [],
                RoundTripTables.Clock(clock),
            ],
            Pictures = [.. RoundTripPictures.Of([.. hot, .. parked])],
            Hints = [.. Hints(hot, machine)],
            RoundTrips = [.. hot, .. parked],
            Steps = [.. StepKeeping.Of(stepRuns)],
            Measurements = stepRuns,
        };
    }

    /// <summary>Tells which seatings the system refused; nothing where it refused none.</summary>
    public static IEnumerable<string> LeftOut(IEnumerable<Seating?> refused) => refused
        .OfType<Seating>()
        .Distinct()
        .Select(static seating => $"Left out: {(seating == Seating.SameCore ? "same-core" : "other-core")}, because the system refused the telling thread its CPU.");

    private static string VerdictOf(RoundTrip[] hot, RoundTrip[] parked, MachineProfile machine)
    {
        IEnumerable<string> said =
            from index in Enumerable.Range(0, hot.Length)
            where hot[index].Seating is null && (hot[index].Workers == hot.Min(static each => each.Workers) || hot[index].Workers == hot.Max(static each => each.Workers))
            let told = $"{RunName.Workers(hot[index].Workers)} by {hot[index].Channel}{(hot[index].IsOversubscribed(machine.SharedCpus) ? " (oversubscribed)" : string.Empty)}"
            select $"{told} {UnitText.Seconds(hot[index].Seconds.P50)} back to back, {UnitText.Seconds(parked[index].Response!.P50)} from sleep";
        return $"round-trip: an order and its answer take, in the median: {string.Join("; ", said)}.";
    }

    private static IEnumerable<string> Hints(RoundTrip[] hot, MachineProfile machine)
    {
        yield return $"Parked rounds begin {TripCase.Period.TotalMilliseconds:0} ms apart; response counts from when a round should have begun, so a late start counts.";
        yield return "Jitter is what the telling thread sees. It reads answers in the order of workers, so one that came while an earlier one was awaited seems to have come later.";
        if (hot.Any(each => each.IsOversubscribed(machine.SharedCpus)))
        {
            yield return $"Oversubscribed (*): the workers and the thread that tells them outnumber the CPUs they may use ({machine.SharedCpus:0.##}; on same-core 1), so figures contain waiting for a CPU.";
        }

        if (!hot.Any(static each => each.Seating == Seating.OtherCore))
        {
            yield return "Same-core and other-core need 1 among the workers, two CPUs, and a system that binds threads to them (macOS doesn't).";
        }
    }
}
