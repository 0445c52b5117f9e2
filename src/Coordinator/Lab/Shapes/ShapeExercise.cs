using System.Collections.Immutable;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Lab.Shapes;

/// <summary>
/// One formula on rows of four shapes, by one thread, by threads and by processes: whether computing side by side makes up for a shape that a processor
/// can't do much with. All shapes give the same bits.
/// </summary>
internal sealed class ShapeExercise : IExercise
{
    private const int UsualRows = 1_000_000;
    private const int QuickRows = 200_000;

    private const int UsualTicks = 50;
    private const int QuickTicks = 20;

    /// <summary>What the question names.</summary>
    private const int UsualWorkers = 8;

    private const int UsualSamples = 11;
    private const int QuickSamples = PairedRatio.FewestRounds;

    /// <summary>A row as an object, its place in the list, and what growing costs.</summary>
    private const long BytesOfObject = 56;

    /// <inheritdoc/>
    public string Name => "shape";

    /// <inheritdoc/>
    public string Question => "Does parallelism rescue wrong-shaped work?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    /// <inheritdoc/>
    public void Require(LabRoom room)
    {
        int workers = WorkersOf(room);
        foreach (int rows in RowsOf(room))
        {
            JobTable.CheckMemory(rows, ShapesPlan.Types, room.Around.Machine);
            long bytes = (rows + workers - 1) / workers * BytesOfObject;
            if (bytes > WorkerEnvironment.HeapLimitBytes / 2)
            {
                throw RefusedException.TooLittle(
                    $"Cannot run {Name} because a worker's heap can't hold its rows as objects: rows={rows}, workers={workers}, needed={bytes} bytes, expected={WorkerEnvironment.HeapLimitBytes / 2} at most. "
                    + "Ask for fewer --rows, or more --workers.");
            }
        }
    }

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        ExerciseResult result = ShapeReport.Of(this, [.. RowsOf(room).Select(rows => Measure(room, rows))], room.Around.Machine);
        return result with { Hints = [.. result.Hints, .. SeveralHint.For(this, room.Spec)] };
    }

    private static int WorkersOf(LabRoom room) => room.Spec.SeveralWorkersOr(UsualWorkers)[^1];

    private static ImmutableArray<int> RowsOf(LabRoom room) => room.Spec.RowsOr(room.Spec.IsQuick ? QuickRows : UsualRows);

    private ShapesSize Measure(LabRoom room, int rows)
    {
        int workers = WorkersOf(room);
        int ticks = room.Spec.TicksOr(room.Spec.IsQuick ? QuickTicks : UsualTicks);
        int samples = room.Spec.Samples ?? (room.Spec.IsQuick ? QuickSamples : UsualSamples);
        ColumnTable table = ShapesPlan.Table(rows, ticks, room.Spec.Seed);
        IReadOnlyList<RowShape> shapes = RowShape.All();
        SchedulePlan[] plans = [.. shapes.Select(shape => ShapesPlan.For(shape, table, workers, ticks))];
        using Workbench bench = room.Open(table, plans[0].Runs[^1].Partition);
        IReadOnlyList<Measurement>[] found = Turns.Measure(room, bench, plans, samples, static _ => new SamplePolicy(asked: 1, TimeSpan.Zero), Begins);
        return new ShapesSize(workers, [.. shapes.Zip(found, static (shape, runs) => new ShapedRuns(shape.Name, runs[0], runs[1], runs[2]))]);

        void Begins(int turn, int shape) => room.Around.Progress.Show($"{Name}: sample {turn + 1} of {samples}, {shapes[shape].Name}");
    }
}
