using System.Collections.Immutable;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Lab.Interfaces;

/// <summary>
/// The same ticks over the same partition, asked for by different calls: a map over all ranges that blocks, a submit for each that returns a task, and what the library
/// offers within one process.
/// </summary>
internal sealed class ApiExercise : IExercise
{
    private const int UsualRows = 1_000_000;
    private const int QuickRows = 250_000;

    private const int UsualTicks = 200;
    private const int QuickTicks = 100;

    private const int UsualSamples = 25;
    private const int QuickSamples = 9;

    private const float Dt = 1f / 30;

    private static readonly MotionKernel Kernel = new();

    /// <inheritdoc/>
    public string Name => "api";

    /// <inheritdoc/>
    public string Question => "Which dispatch API: one call that blocks, or one task a range?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    /// <inheritdoc/>
    public void Require(LabRoom room) => room.RequireMemory(RowsOf(room), Kernel.Example);

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        ApiSize[] sizes = [.. RowsOf(room).Select(rows => Measure(room, rows))];
        ExerciseResult result = ApiReport.Of(this, sizes, room.Around.Machine);
        return result with { Hints = [.. result.Hints, .. SeveralHint.For(this, room.Spec)] };
    }

    /// <summary>The runs on a table.</summary>
    internal static SchedulePlan Plan(ColumnTable table, int workers, int ticks)
    {
        // Without a journal, which threads have no use for.
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(Kernel, table.Names), table.Rows, ticks, Dt) with { KeepsJournal = false };
        return SchedulePlan.Checked([serial, .. ApiWay.All.Select(way => way.On(serial, workers))]);
    }

    private static ImmutableArray<int> RowsOf(LabRoom room) => room.Spec.RowsOr(room.Spec.IsQuick ? QuickRows : UsualRows);

    private static ApiSize Measure(LabRoom room, int rows)
    {
        room.Stop.ThrowIfCancellationRequested();
        int workers = WorkerCounts.SeveralOf(room.Spec, room.Around.Machine);
        ColumnTable table = GeneratedTable.Make(Kernel.Example, rows, room.Spec.Seed);
        SchedulePlan plan = Plan(table, workers, room.Spec.TicksOr(room.Spec.IsQuick ? QuickTicks : UsualTicks));
        using Workbench bench = room.Open(table, plan.Runs[^1].Partition);
        SamplePolicy policy = new(room.Spec.Samples ?? (room.Spec.IsQuick ? QuickSamples : UsualSamples), TimeSpan.Zero);
        IReadOnlyList<Measurement> runs = new Experiment(plan, bench, policy, room.Around).Measure();
        return new ApiSize(workers, runs[0], [.. runs.Skip(1).Select(static (run, index) => new WayRun(ApiWay.All[index], run))]);
    }
}
