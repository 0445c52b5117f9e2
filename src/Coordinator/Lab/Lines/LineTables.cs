using ParallelMotion.Coordinator.Reports;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Lines;

/// <summary>The tables about cache lines.</summary>
internal static class LineTables
{
    /// <summary>Tables that real jobs might have, none of a size that suits borders by itself.</summary>
    private static readonly (int Rows, int Workers)[] Real = [(1009, 2), (10_007, 3), (200_003, 7), (1_000_003, 16), (100_000_007, 256)];

    /// <summary>What an increment takes by distance.</summary>
    public static ExerciseTable Distances(IReadOnlyList<CountedLines> all, double own)
    {
        int ticks = all[0].Runs[0].Plan.Ticks;
        ExerciseTable table = new(
            $"{all[0].Distance.Workers} workers, a counter each, {ticks:N0} increments: by bytes from one to the next",
            [">bytes", "two on one", ">increment", ">fastest", ">to own", "result"],
            ["Two on one: what two workers write, a line of 64 bytes or a pair of them.", "Increment: load, add, store; a median. To own: beside those 128 bytes apart."]);
        foreach (CountedLines each in all)
        {
            table.Add(
                Cell.Count(each.Distance.Bytes),
                Cell.Words(SharedOf(each.Distance)),
                Cell.Seconds(each.Typical),
                Cell.Seconds(each.Fastest),
                new Cell(each.Typical / own, UnitText.Times(each.Typical / own)),
                Cell.Result(each.IsExact));
        }

        return table;
    }

    /// <summary>Where borders are in earnest.</summary>
    public static ExerciseTable Borders(LineDistance asked)
    {
        ExerciseTable table = new(
            "Where a worker's rows begin, and lines that two workers write",
            ["partition", ">rows", ">workers", "bytes mod 128", ">lines"],
            ["Bytes mod 128: of the first byte of each worker but the first, in its column,", "which begins on a page. Lines: how many have two writers."]);
        foreach ((int rows, int workers) in Real)
        {
            Add("as in every job", Partition.Split(rows, workers, sizeof(uint)));
        }

        foreach (int bytes in LineDistance.All)
        {
            Add($"{bytes} bytes apart", (asked with { Bytes = bytes }).Partition);
        }

        return table;

        void Add(string name, Partition partition) => table.Add(
            Cell.Words(name),
            Cell.Count(partition.Rows),
            Cell.Count(partition.Ranges.Length),
            Cell.Words(Text(LineSharing.Beyond(partition, sizeof(uint), LineDistance.Apart))),
            Cell.Count(LineSharing.Count(partition, sizeof(uint), LineSharing.LineBytes)));
    }

    private static string SharedOf(LineDistance distance) => distance.Shared switch
    {
        SharedStretch.Line => "line",
        SharedStretch.Pair => "pair of lines",
        _ => "nothing",
    };

    private static string Text(IEnumerable<int> bytes)
    {
        const int Most = 5;
        int[] all = [.. bytes];
        return string.Join(' ', all.Take(Most)) + (all.Length > Most ? " ..." : string.Empty);
    }
}
