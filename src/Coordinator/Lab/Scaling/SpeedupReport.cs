using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>Puts curves into tables and words.</summary>
internal static class SpeedupReport
{
    public static ExerciseResult Of(IExercise exercise, IReadOnlyList<ScalingSize> sizes, MachineProfile machine)
    {
        int cpus = WorkerCounts.CpusOf(machine);
        FitAttempt[] attempts = [.. AttemptsOf(sizes[^1], cpus)];
        Measurement[] runs = [.. sizes.SelectMany(static size => size.Runs)];
        return new ExerciseResult
        {
            Name = exercise.Name,
            Question = exercise.Question,
            Verdict = SpeedupVerdict.Of(sizes, machine.SharedCpus),
            Tables = [.. sizes.SelectMany(static size => size.All).Select(curve => SpeedupTables.Curve(curve, cpus)), SpeedupTables.Laws(attempts), SpeedupTables.Footprints(sizes)],
            Pictures = [.. SpeedupPictures.Of(sizes, machine.SharedCpus)],
            Hints = [.. Hints(attempts, sizes), .. MachineHints.For(machine, runs)],
            Measurements = runs,
        };
    }

    private static IEnumerable<FitAttempt> AttemptsOf(ScalingSize size, int cpus) =>
        from curve in size.All
        from law in new[] { ScalingLaw.Amdahl, ScalingLaw.Universal }
        select ScalingFit.Of(curve.Curve, law, cpus);

    private static string Footprint(IReadOnlyList<SerialFootprint> found) =>
        found.Any(static each => !each.IsNothing) ? "The serial run takes memory in its ticks (last table): part of these speed-ups may be its allocator's."
        : found.Any(static each => each.FaultsPerTick is null) ? "The serial run allocates nothing on its heap in a tick; page faults aren't counted on this system, so whether it takes memory otherwise isn't known."
        : "The serial run allocates nothing in a tick and faults on no page, so no part of these speed-ups is an allocator's.";

    private static IEnumerable<string> Hints(IReadOnlyList<FitAttempt> attempts, IReadOnlyList<ScalingSize> sizes)
    {
        yield return $"Flat: from so many workers on none of the larger numbers measured is {(FlatSpot.LeastGain - 1) * 100:0} % faster, by the median of the quotients of each round.";
        foreach (IGrouping<string, FitAttempt> alike in attempts.Where(static attempt => attempt.Fit is null).GroupBy(static attempt => attempt.Refusal!, StringComparer.Ordinal))
        {
            string what = string.Join("; ", alike.GroupBy(static attempt => attempt.Law).Select(static law =>
                $"{ScalingLawName.Of(law.Key)} to {string.Join(" and ", law.Select(static attempt => attempt.Curve))}"));
            yield return $"Not fitted: {what}, because {alike.Key}.";
        }

        yield return Footprint([.. sizes.Select(static size => size.Footprint)]);
    }
}
