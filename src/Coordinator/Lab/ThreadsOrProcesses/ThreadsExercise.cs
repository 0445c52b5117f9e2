using System.Collections.Immutable;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>
/// The same partition by threads of one process and by worker processes: on columns alone, and with an object for each row, where threads share a garbage-collected heap and
/// its pauses, and processes don't.
/// </summary>
internal sealed class ThreadsExercise : IExercise
{
    private const int UsualRows = 1_000_000;
    private const int QuickRows = 200_000;

    private const int UsualTicks = 60;
    private const int QuickTicks = 50;

    /// <summary>A row with an object takes some ten times as long as one without.</summary>
    private const int TicksPerChurnTick = 3;

    private const int UsualSamples = 9;
    private const int QuickSamples = 7;

    /// <inheritdoc/>
    public string Name => "threads";

    /// <inheritdoc/>
    public string Question => "Threads or processes?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    /// <inheritdoc/>
    public void Require(LabRoom room) => room.RequireMemory(RowsOf(room), ThreadsPlans.Columns);

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        ExerciseResult result = ThreadsReport.Of(this, [.. RowsOf(room).Select(rows => Measure(room, rows))], room.Around.Machine);
        return result with { Hints = [.. result.Hints, .. SeveralHint.For(this, room.Spec)] };
    }

    private static ImmutableArray<int> RowsOf(LabRoom room) => room.Spec.RowsOr(room.Spec.IsQuick ? QuickRows : UsualRows);

    private static ThreadsResult Measure(LabRoom room, int rows)
    {
        room.Stop.ThrowIfCancellationRequested();
        int workers = WorkerCounts.SeveralOf(room.Spec, room.Around.Machine);
        int ticks = room.Spec.TicksOr(room.Spec.IsQuick ? QuickTicks : UsualTicks);
        int samples = room.Spec.Samples ?? (room.Spec.IsQuick ? QuickSamples : UsualSamples);
        ColumnTable table = ThreadsPlans.Table(rows, room.Spec.Seed);
        using Workbench bench = room.Open(table, Partition.Split(rows, workers, RunPlan.LeastElementBytes));
        return new ThreadsRun(room, bench, new ThreadsSize(workers, ticks, Math.Max(1, ticks / TicksPerChurnTick), samples)).Measure();
    }
}
