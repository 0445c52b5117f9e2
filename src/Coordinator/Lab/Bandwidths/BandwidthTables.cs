using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Bandwidths;

/// <summary>The tables about memory, rows of tables downwards and workers across.</summary>
internal sealed class BandwidthTables(IReadOnlyList<BandwidthSize> sizes, Ceiling ceiling, double cpus)
{
    private const double Giga = 1e9;

    /// <summary>Bytes a second of motion.</summary>
    public ExerciseTable Motion => Rates("motion", "load, load, store: 12 bytes a row and tick", static size => size.Motion);

    /// <summary>Bytes a second of the triad.</summary>
    public ExerciseTable Triad => Rates("triad", "load, load, store and what it fetches: 16 bytes", static size => size.Triad);

    /// <summary>Motion beside the ceiling.</summary>
    public ExerciseTable Shares
    {
        get
        {
            ExerciseTable table = new(
                $"motion in parts of the ceiling, {UnitText.BytesPerSecond(ceiling.BytesPerSecond)}",
                [">rows", ">columns", .. Headings, "from"],
                ["Columns: their bytes. 100 %: as fast as the fastest triad in memory.", $"From: caches, where more than {(Ceiling.Beyond - 1) * 100:0} % beyond it came, which memory can't deliver."]);
            foreach (BandwidthSize size in sizes)
            {
                table.Add(
                [
                    Cell.Count(size.Rows),
                    new Cell(size.TableBytes, UnitText.Bytes(size.TableBytes)),
                    .. size.Motion.Select(run => Cell.Share(ceiling.ShareOf(run))),
                    Cell.Words(ceiling.IsExceededBy(size) ? "caches" : "memory"),
                ]);
            }

            return table;
        }
    }

    /// <summary>Motion beside one process.</summary>
    public ExerciseTable SpeedUps
    {
        get
        {
            ExerciseTable table = new(
                "motion, times as fast as one process alone",
                [">rows", .. Headings],
                ["What more workers gain ends where memory has no more to give.", Oversubscribed]);
            foreach (BandwidthSize size in sizes)
            {
                table.Add([Cell.Count(size.Rows), .. size.Motion.Select(run => Cell.Times(size.Motion[0].Seconds.Median / run.Seconds.Median))]);
            }

            return table;
        }
    }

    private IEnumerable<string> Headings => sizes[0].Motion.Select(run =>
        run == sizes[0].Motion[0] ? ">serial" : $">{run.Plan.Workers}{(run.Plan.Workers > cpus ? "*" : string.Empty)}");

    private string Oversubscribed => $"*: oversubscribed, more workers than the {cpus:0.##} CPUs, who take turns.";

    private ExerciseTable Rates(string kernel, string counted, Func<BandwidthSize, IReadOnlyList<Measurement>> runsOf)
    {
        ExerciseTable table = new(
            $"{kernel}: GB/s by rows and workers (medians of {Samples(runsOf)} samples)",
            [">rows", ">ticks", .. Headings, ">spread"],
            [$"Counted: {counted}.", "Spread: from fastest to slowest sample, in medians; the largest of a line."]);
        foreach (BandwidthSize size in sizes)
        {
            IReadOnlyList<Measurement> runs = runsOf(size);
            table.Add(
            [
                Cell.Count(size.Rows),
                Cell.Count(runs[0].Plan.Ticks),
                .. runs.Select(static run => new Cell(run.BytesPerSecond, (run.BytesPerSecond / Giga).ToString(run.BytesPerSecond < 100 * Giga ? "0.0" : "#,0"))),
                Cell.Share(runs.Max(static run => run.Seconds.Spread)),
            ]);
        }

        return table;
    }

    private string Samples(Func<BandwidthSize, IReadOnlyList<Measurement>> runsOf)
    {
        int[] counts = [.. sizes.Select(size => runsOf(size)[0].Seconds.Count).Distinct().Order()];
        return counts.Length == 1 ? $"{counts[0]}" : $"{counts[0]} to {counts[^1]}";
    }
}
