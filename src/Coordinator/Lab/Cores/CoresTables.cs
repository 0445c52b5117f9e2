using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>The tables about cores.</summary>
internal static class CoresTables
{
    /// <summary>CPUs that fit a line of a terminal.</summary>
    private const int MostListed = 8;

    /// <summary>What the system tells.</summary>
    public static ExerciseTable There(CoreMap map)
    {
        ExerciseTable table = new(
            "What there is, by what the system tells",
            ["what", ">count", "note"],
            ["CPUs are what the system runs threads on; several of one core are siblings.", "The last line is what a run may use, and what keeps it from more."]);
        table.Add(Cell.Words("logical CPUs"), Cell.Count(map.Logical), Cell.Words("online in the machine"));
        table.Add(Cell.Words("physical cores"), Known(map.Physical), Cell.Words(map.KnowsSiblings ? "" : "the system doesn't tell which CPUs share one"));
        table.Add(Cell.Words("siblings (SMT)"), Known(map.Siblings), Cell.Words("CPUs beyond the first of a core"));
        table.Add(Cell.Words("performance cores"), map.IsHybrid ? Cell.Count(map.Count(CoreKind.Performance)) : Cell.None, Cell.Words(map.IsHybrid ? "" : "one kind, as far as the system tells"));
        table.Add(Cell.Words("efficiency cores"), map.IsHybrid ? Cell.Count(map.Count(CoreKind.Efficiency)) : Cell.None, Cell.Words(""));
        table.Add(Cell.Words("affinity mask"), Cell.Count(map.Allowed.Count), Cell.Words($"CPUs {List(map)}, on {map.AllowedCores.Count():N0} cores"));
        table.Add(Cell.Words("container quota"), map.Quota is { } quota ? Number(quota.Cpus) : Cell.None, Cell.Words(QuotaNote(map)));
        table.Add(Cell.Words("to use"), Number(map.Usable), Cell.Words($"bound by {BoundName.Of(map.Bound)}"));
        return table;
    }

    /// <summary>What was measured of one kind of work.</summary>
    public static ExerciseTable Measured(WorkerCurve curve)
    {
        Measurement serial = curve.Serial;
        ExerciseTable table = new(
            $"{curve.Kind.Name}: {curve.Kind.Kernel.Name}, {serial.Plan.Partition.Rows:N0} rows, {serial.Plan.Ticks:N0} ticks (medians of {serial.Seconds.Count})",
            ["workers", ">median", ">spread", ">speed-up", ">x best", ">from", ">to", "note"],
            ["x best: how many times the best's time, round by round; from and to hold 95 %.", "From above 1: slower than the best, by more than noise."]);
        table.Add(Cell.Words("serial"), Cell.Seconds(serial.Seconds.Median), Cell.Share(serial.Seconds.Spread), Cell.Times(1), Cell.None, Cell.None, Cell.None, Cell.Words("alone"));
        foreach (Measurement run in curve.Told)
        {
            table.Add(
            [
                Cell.Count(run.Plan.Workers),
                Cell.Seconds(run.Seconds.Median),
                Cell.Share(run.Seconds.Spread),
                Cell.Times(serial.Seconds.Median / run.Seconds.Median),
                .. Cell.Interval(PairedRatio.Of(run, curve.Best)),
                Cell.Words(NoteOf(curve, run), isBad: run.Mismatch is not null),
            ]);
        }

        return table;
    }

    private static string NoteOf(WorkerCurve curve, Measurement run) => string.Join(
        ", ", new[] { run.Plan.Workers == curve.Recommended ? "recommended" : "", run == curve.Best ? "best" : "", run.Mismatch is null ? "" : "WRONG" }.Where(static word => word.Length > 0));

    private static string QuotaNote(CoreMap map) => map.Quota is { } quota ? quota.Source : map.IsQuotaUnreadable ? "can't be read, so taken for none" : "none";

    private static string List(CoreMap map)
    {
        string all = string.Join(',', map.Allowed.Take(MostListed));
        return map.Allowed.Count > MostListed ? $"{all},..." : all;
    }

    private static Cell Known(int? count) => count is { } known ? Cell.Count(known) : Cell.None;

    private static Cell Number(double cpus) => new(cpus, $"{cpus:0.##}");
}
