using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Lab.Segments;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Tests.Measurements;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Tests.Lab.Segments;

/// <summary>Searches with figures that a test chooses.</summary>
internal static class MadeSegments
{
    public const int Ticks = 100;

    /// <summary>A search by two workers.</summary>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="found">Rows that each tick finds.</param>
    /// <param name="merge">Seconds of merging in a tick: what the fastest sample took.</param>
    public static SegmentCase Case(int rows, int found, double merge)
    {
        ColumnTable table = new(1, [new Column<float>("energy", [1f])]);
        SchedulePlan plan = SegmentsPlan.For(table, LabChannel.All, workers: 2, Ticks);
        return new SegmentCase(rows, 2, LabChannel.All, [.. plan.Runs.Select(run => Of(run, rows, found, merge))]);
    }

    /// <summary>The usual series: 2 ns a row and 300 ns a tick, by rows found of a million, and by rows of which 1,000 are found.</summary>
    /// <param name="perRow">What merging takes more for each row of the table.</param>
    public static SegmentSeries Series(double perRow = 0) => new(
        [.. new[] { 0, 100, 1000, 10_000, 100_000 }.Select(found => Case(1_000_000, found, Merge(found)))],
        [.. new[] { 100_000, 1_000_000, 10_000_000 }.Select(rows => Case(rows, 1000, Merge(1000) + (perRow * rows)))]);

    private static double Merge(int found) => 300e-9 + (found * 2e-9);

    private static Measurement Of(RunPlan run, int rows, int found, double merge)
    {
        // The serial run merges too, and in no time: it must not count.
        double least = run.Dispatch == DispatchMode.Serial ? 0 : run.Dispatch == DispatchMode.Doorbell ? merge : 1.5 * merge;
        return new Measurement(run, [rows * 3e-9 * Ticks, rows * 2e-9 * Ticks], MadeResult.Hash, Mismatch: null)
        {
            Found = [.. new[] { 3 * least, least }.Select(seconds => new FoundRows((long)found * Ticks, "hash", seconds * Ticks, EndSeconds: 0))],
        };
    }
}
