using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Comparing;

/// <summary>What a comparison says, one sentence each, the gravest first.</summary>
internal static class ComparisonVerdicts
{
    private const double Alpha = 1 - Comparison.Level;

    public static IReadOnlyList<string> Of(Comparison comparison) =>
        [.. Wrong(comparison), .. Gate(comparison), Sum(comparison), .. Perhaps(comparison), .. TooFew(comparison), .. Notes(comparison)];

    /// <summary>What the samples say, in words.</summary>
    public static string Word(Difference difference) => difference switch
    {
        Difference.Slower => "slower",
        Difference.Faster => "faster",
        Difference.PerhapsSlower => "perhaps slower",
        Difference.PerhapsFaster => "perhaps faster",
        Difference.TooFewSamples => "too few samples",
        _ => "no difference",
    };

    /// <summary>The least samples of a run in each document with which it can be told from chance among so many.</summary>
    internal static int SamplesFor(int comparisons)
    {
        int samples = 2;
        while (2 * RankTest.Least(samples, samples) > Alpha / Math.Max(1, comparisons))
        {
            samples++;
        }

        return samples;
    }

    private static IEnumerable<string> Wrong(Comparison comparison)
    {
        RunComparison[] wrong = [.. comparison.Wrong];
        if (wrong.FirstOrDefault() is not { } first)
        {
            yield break;
        }

        string what = !first.A.MatchesSerial ? "in A it differs from the serial result"
            : !first.B.MatchesSerial ? "in B it differs from the serial result"
            : $"from the same columns A has world hash {first.A.WorldHash[..16]} and B {first.B.WorldHash[..16]}";
        yield return $"WRONG: {Runs(wrong.Length)} of {comparison.Runs.Count} gave other bits, first {Name(first)}: {what}. One of the two is wrong, unless the kernel was changed on purpose; of a wrong result it doesn't matter how soon it was there.";
    }

    private static IEnumerable<string> Gate(Comparison comparison)
    {
        if (comparison.Threshold is not { } threshold)
        {
            yield break;
        }

        foreach (RunComparison run in comparison.Regressions)
        {
            yield return $"REGRESSION: {Name(run)} is slower by at least {UnitText.Percent(threshold)}: B takes {UnitText.Times(run.Ratio)} the time of A{Within(run.RatioInterval)}.";
        }

        if (!comparison.Regressions.Any())
        {
            yield return $"No run is slower by {UnitText.Percent(threshold)} or more, as far as these samples can tell.";
        }
    }

    private static string Sum(Comparison comparison)
    {
        int slower = comparison.Runs.Count(static run => run.Difference == Difference.Slower);
        int faster = comparison.Runs.Count(static run => run.Difference == Difference.Faster);
        return slower + faster == 0
            ? $"Of {comparison.Runs.Count} runs these samples show none to be slower or faster in B than in A (at most {UnitText.Percent(Alpha)} of such findings would be chance). That is no proof of none."
            : $"Of {comparison.Runs.Count} runs {slower} {Are(slower)} slower in B than in A and {faster} faster (at most {UnitText.Percent(Alpha)} of such findings are chance){Extremes(comparison)}. What the machine did between the two jobs counts as well: measure A twice, and compare these, to see how much that is.";
    }

    private static string Extremes(Comparison comparison)
    {
        RunComparison? slowest = comparison.Runs.Where(static run => run.Difference == Difference.Slower).MaxBy(static run => run.Ratio);
        RunComparison? fastest = comparison.Runs.Where(static run => run.Difference == Difference.Faster).MinBy(static run => run.Ratio);
        string[] named =
        [
            .. slowest is null ? Array.Empty<string>() : [$"{Name(slowest)} takes {UnitText.Times(slowest.Ratio)} the time{Within(slowest.RatioInterval)}"],
            .. fastest is null ? Array.Empty<string>() : [$"{Name(fastest)} {UnitText.Times(fastest.Ratio)}{Within(fastest.RatioInterval)}"],
        ];
        return $": at most, {string.Join(", and ", named)}";
    }

    private static IEnumerable<string> Perhaps(Comparison comparison)
    {
        int perhaps = comparison.Runs.Count(static run => run.Difference is Difference.PerhapsSlower or Difference.PerhapsFaster);
        int compared = comparison.Runs.Count(static run => run.CanTell);
        if (perhaps > 0)
        {
            yield return $"{Runs(perhaps)} {Are(perhaps)} perhaps slower or faster: by {(perhaps == 1 ? "itself it" : "themselves they")} would count, but among {compared} runs so much is found by chance. "
                + (comparison.Runs.All(run => Math.Min(run.A.SamplesSeconds.Count, run.B.SamplesSeconds.Count) >= SamplesFor(compared))
                    ? "More samples, or fewer runs, may tell."
                    : $"--samples {SamplesFor(compared)} in both jobs could tell, or fewer runs.");
        }
    }

    private static IEnumerable<string> TooFew(Comparison comparison)
    {
        RunComparison[] few = [.. comparison.Runs.Where(static run => !run.CanTell)];
        if (few.FirstOrDefault() is not { } first)
        {
            yield break;
        }

        (int a, int b) = (first.A.SamplesSeconds.Count, first.B.SamplesSeconds.Count);
        yield return $"{Runs(few.Length)} {(few.Length == 1 ? "has" : "have")} too few samples for any difference to show: {a} and {b} put in the most extreme order leave {UnitText.Percent(Math.Min(1, 2 * RankTest.Least(a, b)))} to chance, "
            + $"4 and 4 {UnitText.Percent(2 * RankTest.Least(4, 4))}. Measure both with --samples {SamplesFor(comparison.Runs.Count)}.";
    }

    private static IEnumerable<string> Notes(Comparison comparison)
    {
        if (comparison.OnlyInA.Count + comparison.OnlyInB.Count > 0)
        {
            yield return $"Not compared: {Runs(comparison.OnlyInA.Count)} in A alone, {Runs(comparison.OnlyInB.Count)} in B alone.";
        }

        int otherTiles = comparison.Runs.Count(static run => run.A.TileRows != run.B.TileRows || run.A.TicksPerDispatch != run.B.TicksPerDispatch);
        if (otherTiles > 0)
        {
            yield return $"In {Runs(otherTiles)} the jobs chose other tiles or batches, since both are measured at the start: --tile-rows and --batch keep them the same.";
        }

        if (comparison.Machines.Count > 0)
        {
            yield return $"The machines are not the same, or no longer: {string.Join("; ", comparison.Machines)}.";
        }

        foreach ((string name, ComparedDocument document) in new[] { ("A", comparison.A), ("B", comparison.B) })
        {
            if (document.Warnings.Count > 0)
            {
                yield return $"{name}'s document warns: {string.Join(", ", document.Warnings.Select(static each => each.Code).Distinct(StringComparer.Ordinal))}.";
            }
        }
    }

    private static string Name(RunComparison run) => $"{run.Key.Kernel}, {run.Key.Name}";

    private static string Within(Interval? interval) => interval is null ? string.Empty : $" ({UnitText.Times(interval.Low)} to {UnitText.Times(interval.High)})";

    private static string Runs(int count) => count == 1 ? "1 run" : $"{count} runs";

    private static string Are(int count) => count == 1 ? "is" : "are";
}
