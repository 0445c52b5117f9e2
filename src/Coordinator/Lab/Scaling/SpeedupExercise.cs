using System.Collections.Immutable;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>
/// The same work with more and more workers: traffic, arithmetic, and traffic told every tick, on a table larger than caches and on one so
/// small that telling outweighs its ticks. Where a curve goes flat, and which of the others doesn't, says what is short.
/// </summary>
internal sealed class SpeedupExercise : IExercise
{
    private static readonly ImmutableArray<int> UsualRows = [100_000, 10_000_000];
    private static readonly ImmutableArray<int> QuickRows = [100_000, 4_000_000];

    /// <inheritdoc/>
    public string Name => "speedup";

    /// <inheritdoc/>
    public string Question => "Where does my curve go flat, and what is short there?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    /// <inheritdoc/>
    public void Require(LabRoom room) => room.RequireMemory(RowsOf(room), ScalingPlans.Example);

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room) => SpeedupReport.Of(this, [.. RowsOf(room).Select(rows => Measure(room, rows))], room.Around.Machine);

    private static ImmutableArray<int> RowsOf(LabRoom room) => room.Spec.RowsOr(room.Spec.IsQuick ? QuickRows : UsualRows);

    private ScalingSize Measure(LabRoom room, int rows)
    {
        room.Stop.ThrowIfCancellationRequested();
        room.Around.Progress.Show($"{Name}: {rows:N0} rows");
        ColumnTable table = GeneratedTable.Make(ScalingPlans.Example, rows, room.Spec.Seed);
        int ticks = room.Spec.TicksOr(ScalingPlans.TicksFor(rows, room.Spec.IsQuick));
        int[] counts = WorkerCounts.For(room.Spec, room.Around.Machine);
        using Workbench bench = room.Open(table, Partition.Split(rows, counts[^1], RunPlan.LeastElementBytes));
        SchedulePlan memory = ScalingPlans.For(ScalingPlans.Memory, rows, ticks, counts, DispatchMode.PerRun, DispatchMode.PerTick);
        SchedulePlan compute = ScalingPlans.For(ScalingPlans.Compute, rows, ticks, counts, DispatchMode.PerRun);
        IReadOnlyList<Measurement> ofMemory = new Experiment(memory, bench, PolicyFor(room, seconds: 9), room.Around).Measure();
        SerialFootprint footprint = SerialFootprint.Of(memory.Runs[0], bench);
        bench.Table.Reset(memory.WrittenColumns);
        return new ScalingSize(rows, ofMemory, new Experiment(compute, bench, PolicyFor(room, seconds: 6), room.Around).Measure(), footprint);
    }

    // A tour takes a sixth of it.
    private static SamplePolicy PolicyFor(LabRoom room, double seconds) => room.Spec.IsQuick
        ? new SamplePolicy(room.Spec.Samples, TimeSpan.FromSeconds(seconds / 6), fewest: 3, most: 5)
        : new SamplePolicy(room.Spec.Samples, TimeSpan.FromSeconds(seconds), fewest: 5, most: 9);
}
