namespace ParallelMotion.Coordinator.Lab.Replay;

/// <summary>Says whether the bits were the same.</summary>
internal static class ReplayReport
{
    public static ExerciseResult Of(IExercise exercise, IReadOnlyList<ReplaySize> sizes) => new()
    {
        Name = exercise.Name,
        Question = exercise.Question,
        Verdict = $"{exercise.Name}: {Verdict(sizes)}",
        IsWrong = Difference(sizes) is not null,
        Tables = [.. sizes.Select(ReplayTables.Hashes), ReplayTables.Ways(sizes[0]), .. sizes.Select(ReplayTables.Sums)],
        Pictures = [.. ReplayPictures.Of(sizes)],
        Hints = [.. Hints(sizes)],
        Measurements = [.. sizes.SelectMany(static size => size.Replays).SelectMany(static replay => replay.Runs)],
    };

    private static string? Difference(IReadOnlyList<ReplaySize> sizes) => sizes.Select(static size => size.Difference).FirstOrDefault(static each => each is not null);

    private static string Verdict(IReadOnlyList<ReplaySize> sizes)
    {
        ReplayedSchedule[] replays = [.. sizes.SelectMany(static size => size.Replays)];
        int runs = replays.Sum(static replay => replay.Samples);
        if (Difference(sizes) is { } difference)
        {
            return $"WRONG: of {runs:N0} runs that have to end alike some do not, first {difference}.";
        }

        ReplaySize size = sizes[^1];
        string hashes = sizes.Count == 1 ? string.Empty : " and size";
        return $"{runs:N0} runs in {replays.Sum(static replay => replay.Runs.Count):N0} ways, and one world hash for each schedule{hashes} ({replays.Length:N0}); {Sums(size)}.";
    }

    private static string Sums(ReplaySize size)
    {
        int counts = size.Sums.Count;
        string tree = $"a sum by the fixed tree has the same bits at {(counts == 1 ? "the one number of workers" : $"all {counts} numbers of workers")}";
        double apart = (double)size.Sums.Max(static sum => sum.Naive) - size.Sums.Min(static sum => sum.Naive);
        return size.NaiveResults == 1
            ? $"{tree}, and one from left to right too this time"
            : $"{tree}, one from left to right in float32 gave {size.NaiveResults} different results, up to {apart:0.######} apart";
    }

    private static IEnumerable<string> Hints(IReadOnlyList<ReplaySize> sizes)
    {
        yield return "The kernels are elementwise or read what nobody writes in that tick, so a row's value depends on no border: the bits stay, and no lock is needed.";
        yield return "Sums were computed by the coordinator over the ranges that workers had, in shared memory; the additions are those that workers would do.";
        if (sizes.Any(static size => size.NaiveResults < size.Sums.Count))
        {
            yield return "Some sums from left to right agree by chance: rounding is no rule.";
        }
    }
}
