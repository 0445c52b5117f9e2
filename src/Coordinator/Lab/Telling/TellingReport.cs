using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>Puts what was measured about telling into tables and words.</summary>
internal static class TellingReport
{
    /// <summary>A calm machine's medians lie well below that many times its minima.</summary>
    private const double Disturbed = 2;

    public static ExerciseResult Of(IExercise exercise, IReadOnlyList<TellingSize> sizes, IReadOnlyList<TellerSummary> tellers, MachineProfile machine) => new()
    {
        Name = exercise.Name,
        Question = exercise.Question,
        Verdict = DispatchVerdict.Of(tellers),
        Tables = [.. sizes.Select(TellingTables.Curve), TellingTables.Costs(sizes), TellingTables.Batches(sizes), TellingTables.Partitions(tellers), TellingTables.Budgets(tellers)],
        Pictures = [.. TellingCurves.Of(sizes)],
        Hints = [.. Hints(sizes, tellers, machine)],
        Measurements = [.. sizes.SelectMany(static size => size.Measurements)],
    };

    private static bool IsDisturbed(ToldRuns told) => told is { Fit.Cost.IsResolved: true, Typical.Cost.IsResolved: true } && told.Typical.Cost.Seconds > Disturbed * told.Fit.Cost.Seconds;

    // What a size says for itself comes before what all sizes say together.
    private static string? Disagreement(TellerSummary teller, IReadOnlyList<TellingSize> sizes)
    {
        if (teller.SmallestPartition(DispatchVerdict.Cheap) is not { Bound: Bound.None, Rows: double enough })
        {
            return null;
        }

        IEnumerable<string> refuting =
            from size in sizes
            let told = size.Told.First(each => each.Teller == teller.Teller)
            where size.Rows / teller.Teller.Workers >= enough && told.WorkPerTick > 0 && told.Fit.Cost is { IsResolved: true } cost && cost.Seconds > DispatchVerdict.Cheap * told.WorkPerTick
            select $"{size.Rows:N0} rows ({UnitText.Percent(told.Fit.Cost.Seconds / told.WorkPerTick)} of the work)";
        string[] all = [.. refuting];
        return all.Length == 0
            ? null
            : $"Sizes disagree: {teller.Teller.Name} costs more at {string.Join(" and ", all)} than all sizes say together. Its ticks are long enough for everybody to fall asleep, and a wake is dearer; for such tables believe their own line.";
    }

    private static IEnumerable<string> Hints(IReadOnlyList<TellingSize> sizes, IReadOnlyList<TellerSummary> tellers, MachineProfile machine)
    {
        int points = sizes[0].Told[0].Runs.Count;
        yield return $"A cost is the slope of a line through {points} points, the fastest sample of each, weighted by 1/time^2; its interval is Student's with {points - 2} degrees of freedom.";
        yield return "The last two tables and the verdict are computed from the costs of all sizes, each weighted by 1/width^2 of its interval.";
        if (sizes.Any(static size => size.Told.Any(static told => !told.Fit.Cost.IsResolved)))
        {
            yield return "In the noise: the interval includes zero, so no cost is stated; the true one is at most what stands under 'to' (unless that is below zero too). More --samples, or a calmer machine, tell more.";
        }

        if (sizes.Any(static size => size.Told.Any(IsDisturbed)))
        {
            yield return $"Disturbed: typical costs are more than {Disturbed:0} times the undisturbed ones, so something else wanted the CPUs, or workers and coordinator wanted the same.";
        }

        foreach (string disagreement in tellers.Select(teller => Disagreement(teller, sizes)).OfType<string>())
        {
            yield return disagreement;
        }

        if (SpinPolicy.IsCrowded(tellers.Max(static each => each.Teller.Workers) + 1, machine.SharedCpus))
        {
            yield return $"Oversubscribed: with the coordinator that tells them, {tellers.Max(static each => each.Teller.Workers)} workers outnumber {machine.SharedCpus:0.##} CPUs, so figures contain waiting for a CPU.";
        }
    }
}
