using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>
/// The short run by which the exercise checks what it recommends. It alone measures: what it hands back is all that the rest of the exercise
/// knows, so another measurement can take its place.
/// </summary>
/// <param name="room">What was asked for, and where to measure.</param>
/// <param name="counts">Numbers of workers, the least first.</param>
internal sealed class CoresTrial(LabRoom room, ImmutableArray<int> counts)
{
    private const float Dt = 1f / 30;

    /// <summary>Rows of the table for one kind of work: the most that were asked for.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="spec">What was asked for.</param>
    public static int RowsOf(WorkKind kind, LabSpec spec) => spec.RowsOr(kind.Rows)[^1];

    /// <summary>Measures one kind of work.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="advice">Recommends a number of workers, which is among those measured.</param>
    public WorkerCurve Measure(WorkKind kind, WorkerAdvice advice)
    {
        room.Stop.ThrowIfCancellationRequested();
        room.Around.Progress.Show($"cores: {kind.Name} work");
        ColumnTable table = GeneratedTable.Make(kind.Kernel.Example, RowsOf(kind, room.Spec), room.Spec.Seed);
        SchedulePlan plan = Plan(kind, table);
        using Workbench bench = room.Open(table, plan.Runs[^1].Partition);
        return new WorkerCurve(kind, kind.Recommended(advice), new Experiment(plan, bench, PolicyFor(room), room.Around).Measure());
    }

    // Told once, so that telling costs next to nothing whatever the number of workers.
    private SchedulePlan Plan(WorkKind kind, ColumnTable table)
    {
        int ticks = room.Spec.TicksOr(kind.Ticks);
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(kind.Kernel, table.Names), table.Rows, ticks, Dt) with { Sweep = kind.Sweep };
        return SchedulePlan.Checked([serial, .. counts.Select(workers => serial.On(workers, DispatchMode.PerRun, ticks))]);
    }

    // Six samples give an interval at all; more a narrower one.
    private static SamplePolicy PolicyFor(LabRoom room) => room.Spec.IsQuick
        ? new SamplePolicy(room.Spec.Samples, TimeSpan.FromSeconds(2), fewest: 6, most: 21)
        : new SamplePolicy(room.Spec.Samples, TimeSpan.FromSeconds(15), fewest: 9, most: 61);
}
