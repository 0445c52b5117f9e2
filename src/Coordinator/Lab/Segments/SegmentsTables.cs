namespace ParallelMotion.Coordinator.Lab.Segments;

/// <summary>The tables about merging.</summary>
internal static class SegmentsTables
{
    /// <summary>Tables of one size.</summary>
    public static ExerciseTable ByFound(IReadOnlyList<SegmentCase> cases) => Of(
        $"{cases[0].Rows:N0} rows: a tick by what it finds",
        cases,
        ["The same rows are searched in every line; what grows is what is found.", "Merge: what it takes to put the segments together, once all have answered."]);

    /// <summary>Tables of several sizes.</summary>
    public static ExerciseTable ByRows(IReadOnlyList<SegmentCase> cases) => Of(
        $"About {cases[0].Found:N0} rows found: a tick by the table's size",
        cases,
        ["As much is found in every line; what grows is what is searched.", "Merge is part of the tick, on the coordinator alone; a row: over rows found."]);

    private static ExerciseTable Of(string title, IReadOnlyList<SegmentCase> cases, IReadOnlyList<string> howToRead)
    {
        int samples = cases.Max(static each => each.Measurements[0].Seconds.Count);
        ExerciseTable table = new(
            $"{title} (fastest of {samples} samples)",
            [">rows", ">found", ">of them", .. cases[0].Channels.Select(static channel => $">tick, {channel.Name}"), ">merge", ">a row"],
            howToRead);
        foreach (SegmentCase each in cases)
        {
            table.Add(
            [
                Cell.Count(each.Rows),
                Cell.Count(each.Found),
                Cell.Share(each.Share),
                .. each.Channels.Select(channel => Cell.Seconds(each.TickBy(channel))),
                Cell.Seconds(each.Merge),
                each.Found == 0 ? Cell.None : Cell.Seconds(each.Merge / each.Found),
            ]);
        }

        return table;
    }
}
