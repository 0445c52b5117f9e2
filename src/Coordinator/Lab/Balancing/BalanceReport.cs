using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Balancing;

/// <summary>Says what uneven work cost, and what moving the borders won back.</summary>
internal static class BalanceReport
{
    /// <summary>A gain below this is less than the medians of a few samples let tell.</summary>
    private const double LeastGain = 1.05;

    public static ExerciseResult Of(IExercise exercise, IReadOnlyList<SkewedSize> sizes, MachineProfile machine) => new()
    {
        Name = exercise.Name,
        Question = exercise.Question,
        Verdict = $"{exercise.Name}: {Verdict(sizes[^1], [.. Runs(sizes)])}",
        IsWrong = Differs([.. Runs(sizes)]),
        Tables = [.. sizes.SelectMany(static size => TablesOf(size))],
        Pictures = [.. BalancePictures.Of(sizes)],
        Hints = [.. Hints(sizes[^1], machine)],
        Measurements = [.. Runs(sizes)],
    };

    private static IEnumerable<ExerciseTable> TablesOf(SkewedSize size) =>
        [BalanceTables.Outcome(size.Counts, size.Rows), BalanceTables.Rounds(size.Counts), .. size.Counts.Select(BalanceTables.Ranges)];

    private static IEnumerable<Measurement> Runs(IReadOnlyList<SkewedSize> sizes) => sizes.SelectMany(static size => size.Counts).SelectMany(static each => each.Runs);

    // Of one size all have to end alike.
    private static bool Differs(IReadOnlyList<Measurement> runs) => runs.Any(static run => run.Mismatch is not null)
        || runs.GroupBy(static run => run.Plan.Partition.Rows).Any(static size => size.DistinctBy(static run => run.WorldHash, StringComparer.Ordinal).Count() > 1);

    private static string Verdict(SkewedSize size, IReadOnlyList<Measurement> runs)
    {
        if (Differs(runs))
        {
            return $"WRONG: of {runs.Count:N0} runs with borders in different places some differ from the serial result, first "
                + $"{(runs.FirstOrDefault(static run => run.Mismatch is not null)?.Mismatch?.ToString() ?? "in the world hash")}.";
        }

        string skew = $"with {UnitText.Percent(size.DearWork)} of the work in {UnitText.Percent(SkewedTable.DearRows)} of the rows";
        return $"{skew} {string.Join("; ", size.Counts.Select(Of))}; the same bits wherever the borders were.";
    }

    private static string Of(Balanced each)
    {
        string gain = each.Gain >= LeastGain ? $"made a run {UnitText.Times(each.Gain)} as fast" : $"gained nothing that this run can tell ({UnitText.Times(each.Gain)})";
        return $"{RunName.Workers(each.Workers)} with even borders waited {UnitText.Percent(each.Even.Times.Idle)} of their time, "
            + $"after {each.Rounds.Count} rounds {UnitText.Percent(each.Moved.Times.Idle)}, which {gain}";
    }

    private static IEnumerable<string> Hints(SkewedSize size, MachineProfile machine)
    {
        yield return "Borders stay on the alignment they had (128 bytes or 64 KiB), so no two workers ever write one cache line.";
        yield return "Which rows are dear nobody was told: all that moves the borders is what each worker said its ticks took.";
        if (size.Counts.Any(each => each.Workers > machine.SharedCpus))
        {
            yield return $"Oversubscribed: workers beyond {machine.SharedCpus:0.##} CPUs take turns, so what they wait holds waiting for a CPU too, and borders follow it.";
        }
    }
}
