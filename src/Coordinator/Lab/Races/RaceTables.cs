using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Lab.Races;

/// <summary>The tables about two writers.</summary>
internal static class RaceTables
{
    private const int HashDigits = 12;

    public static IEnumerable<ExerciseTable> Of(
        RacePlans plans, IReadOnlyList<Refusal> refusals, IReadOnlyList<BrokenRun> broken, IReadOnlyList<Measurement> runs)
    {
        if (broken.Count > 0)
        {
            yield return Lost(plans, broken);
        }

        yield return Stopped(refusals);
        yield return Shapes(plans, broken, runs);
    }

    private static ExerciseTable Lost(RacePlans plans, IReadOnlyList<BrokenRun> broken)
    {
        ExerciseTable table = new(
            $"{RunName.Workers(plans.Wrong.Workers)} on the same {plans.Wrong.Partition.Rows:N0} rows, {plans.Wrong.Ticks:N0} updates of each row by each",
            [">run", ">updates", ">in the table", ">lost", ">of all", ">wrong rows", "world hash"],
            ["Lost: updates that were made and that no row shows.", "Nothing failed, nothing was reported: a wrong answer looks like a right one."]);
        foreach ((BrokenRun run, int index) in broken.Select(static (run, index) => (run, index)))
        {
            table.Add(
                Cell.Count(index + 1), Cell.Count(run.Updates), Cell.Count(run.Kept), Cell.Count(run.Lost), Cell.Share(run.LostShare), Cell.Count(run.WrongRows), Hash(run.WorldHash));
        }

        return table;
    }

    private static ExerciseTable Stopped(IReadOnlyList<Refusal> refusals)
    {
        ExerciseTable table = new(
            "Where the rule is enforced",
            ["by", "what was tried", "outcome"],
            ["Each was really tried, the last by a worker process that died of it.", "What was said is below."]);
        foreach (Refusal refusal in refusals)
        {
            table.Add(Cell.Words(refusal.Where), Cell.Words(refusal.Attempt), Cell.Words(refusal.IsHeld ? refusal.Outcome : "NOT HELD", isBad: !refusal.IsHeld));
        }

        return table;
    }

    private static ExerciseTable Shapes(RacePlans plans, IReadOnlyList<BrokenRun> broken, IReadOnlyList<Measurement> runs)
    {
        ExerciseTable table = new(
            "The same updates in the right shape",
            ["shape", ">workers", ">runs", ">results", "world hash"],
            ["Results: how many different ones came of all runs."]);
        foreach (Measurement run in runs)
        {
            string shape = run.Plan.Workers == 1 ? "one process" : "one owner a row";
            table.Add(Cell.Words(shape), Cell.Count(run.Plan.Workers), Cell.Count(run.Seconds.Count), Cell.Count(run.Mismatch is null ? 1 : 2), Hash(run.WorldHash));
        }

        if (broken.Count > 0)
        {
            int results = broken.DistinctBy(static run => run.WorldHash, StringComparer.Ordinal).Count();
            table.Add(Cell.Words("all own all rows"), Cell.Count(plans.Wrong.Workers), Cell.Count(broken.Count), Cell.Count(results), Cell.Words("see above"));
        }

        return table;
    }

    private static Cell Hash(string hash) => new(hash, hash[..Math.Min(HashDigits, hash.Length)]);
}
