using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Races;

/// <summary>Says what two writers of the same rows did to them, and what keeps others from it.</summary>
internal static class RaceReport
{
    public static ExerciseResult Of(IExercise exercise, RacePlans plans, IReadOnlyList<Refusal> refusals, IReadOnlyList<BrokenRun> broken, IReadOnlyList<Measurement> runs)
    {
        bool isWrong = runs.Any(static run => run.Mismatch is not null) || !refusals.All(static refusal => refusal.IsHeld);
        return new ExerciseResult
        {
            Name = exercise.Name,
            Question = exercise.Question,
            Verdict = $"{exercise.Name}: {Loss(plans, broken)}{Enforcement(refusals)} {Shape(plans, runs)}",
            IsWrong = isWrong,
            Tables = [.. RaceTables.Of(plans, refusals, broken, runs)],
            Pictures = [.. RacePictures.Of(plans, broken, runs)],
            Hints = [.. Hints(refusals, broken)],
            Measurements = runs,
        };
    }

    private static string Loss(RacePlans plans, IReadOnlyList<BrokenRun> broken)
    {
        if (broken.Count == 0)
        {
            return string.Empty;
        }

        string who = $"{RunName.Workers(plans.Wrong.Workers)} that all count in the same rows";
        if (broken.All(static run => run.Lost == 0))
        {
            return $"{who} happened to lose nothing in {broken.Count} runs, which proves nothing: they may never have met. ";
        }

        double least = broken.Min(static run => run.LostShare);
        double most = broken.Max(static run => run.LostShare);
        int results = broken.DistinctBy(static run => run.WorldHash, StringComparer.Ordinal).Count();
        return $"{who} lost {UnitText.Percent(least)} to {UnitText.Percent(most)} of their updates, without a word, and gave {results} different results in {broken.Count} runs, {broken.Count(static run => run.WrongRows == 0)} of which happened to be right. ";
    }

    private static string Enforcement(IReadOnlyList<Refusal> refusals)
    {
        string[] open = [.. refusals.Where(static refusal => !refusal.IsHeld).Select(static refusal => refusal.Where)];
        return open.Length == 0
            ? "The plan refuses such a run, a kernel's spans end with its own rows, and the memory unit stopped a worker that wrote beyond them all the same."
            : $"WRONG: not held by {string.Join(" and ", open)}.";
    }

    private static string Shape(RacePlans plans, IReadOnlyList<Measurement> runs)
    {
        Measurement[] right = [.. runs.Where(run => run.Plan.Workers == plans.Right.Workers)];
        return right.All(static run => run.Mismatch is null)
            ? $"With one owner a row the same {plans.Serial.Ticks:N0} updates of each row were exact in all {right.Sum(static run => run.Seconds.Count)} runs."
            : $"WRONG: with one owner a row a result differed: {right.First(static run => run.Mismatch is not null).Mismatch}.";
    }

    private static IEnumerable<string> Hints(IReadOnlyList<Refusal> refusals, IReadOnlyList<BrokenRun> broken)
    {
        foreach (Refusal refusal in refusals.Where(static refusal => refusal.Message is not null))
        {
            yield return $"By the {refusal.Where}: {refusal.Message}";
        }

        if (broken.Count == 0)
        {
            yield return "To see what the rule protects from, let it be broken on a table that nobody needs: lab race --allow-lost-updates.";
        }

        yield return "An update is a load, an addition and a store: of two that load the same value one is lost, and neither worker can know.";
    }
}
