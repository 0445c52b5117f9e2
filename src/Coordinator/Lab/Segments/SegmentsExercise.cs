using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Lab.Segments;

/// <summary>
/// What it costs to put together what workers found: ticks that find more and more of the rows of one table, and ticks that
/// find as many rows in larger and larger tables.
/// </summary>
internal sealed class SegmentsExercise : IExercise
{
    /// <summary>What tables of different sizes have in common: enough for merging to be told from the clock's own cost.</summary>
    private const int FoundInEach = 10_000;

    /// <summary>No more than this share of a table's rows, so that it still is a search.</summary>
    private const double MostFound = 0.1;

    private static readonly double[] Shares = [0, 1e-4, 1e-3, 1e-2, MostFound];

    /// <inheritdoc/>
    public string Name => "segments";

    /// <inheritdoc/>
    public string Question => "How do workers hand back what they found, and what does merging cost?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    /// <inheritdoc/>
    public void Require(LabRoom room)
    {
        foreach (int rows in room.Spec.Rows)
        {
            JobTable.CheckMemory(rows, [ElementType.Float32], room.Around.Machine);
        }
    }

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        int rows = room.Spec.Rows[room.Spec.Rows.Length / 2];
        int found = (int)Math.Min(FoundInEach, room.Spec.Rows[0] * MostFound);
        SegmentCase[] byFound = [.. Shares.Select(share => Measure(room, rows, share))];
        SegmentCase[] byRows = [.. room.Spec.Rows.Select(size => Measure(room, size, (double)found / size))];
        return SegmentsReport.Of(this, new SegmentSeries(byFound, byRows), room.Around.Machine);
    }

    private SegmentCase Measure(LabRoom room, int rows, double share)
    {
        room.Stop.ThrowIfCancellationRequested();
        room.Around.Progress.Show($"{Name}: {rows:N0} rows");
        int workers = room.Spec.Workers.IsEmpty ? room.Around.Machine.DefaultWorkers : room.Spec.Workers[^1];
        ColumnTable table = GeneratedTable.Make([SegmentsPlan.Energies(share)], rows, room.Spec.Seed);
        SchedulePlan plan = SegmentsPlan.For(table, room.Channels, workers, room.Spec.Ticks);
        RunPlan widest = plan.Runs[^1];
        using Workbench bench = room.Open(table, widest.Partition, widest.Segments);
        IReadOnlyList<Measurement> runs = new Experiment(plan, bench, PolicyFor(room), room.Around).Measure();
        return new SegmentCase(rows, workers, room.Channels, runs);
    }

    // What merging a few rows takes is a microsecond of a run of milliseconds: the fastest of many says it.
    private static SamplePolicy PolicyFor(LabRoom room) => room.Spec.IsQuick
        ? new SamplePolicy(room.Spec.Samples, TimeSpan.FromSeconds(0.5), fewest: 3, most: 11)
        : new SamplePolicy(room.Spec.Samples, TimeSpan.FromSeconds(2), fewest: 5, most: 31);
}
