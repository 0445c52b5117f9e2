using System.Collections.Immutable;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Lab.Replay;

/// <summary>
/// The same ticks in every way there is: the world hash has to be one. Beside it a reduction, whose bits depend on the order of
/// its additions, by an order that is fixed and by one that isn't.
/// </summary>
internal sealed class ReplayExercise : IExercise
{
    /// <summary>Primes: no border, tile, vector or leaf fits in without a rest.</summary>
    private const int UsualRows = 200_003;
    private const int QuickRows = 50_021;

    /// <summary>Enough for every dispatch to tell several times, and even, so that what swaps ends where it began.</summary>
    private const int UsualTicks = 40;
    private const int QuickTicks = 20;

    /// <summary>Of each way: a result that depends on chance has to show twice in two.</summary>
    private const int UsualSamples = 2;

    private static readonly ImmutableArray<int> UsualWorkers = [1, 2, 3, 4, 7, 16];
    private static readonly ImmutableArray<int> QuickWorkers = [1, 2, 3];

    /// <inheritdoc/>
    public string Name => "replay";

    /// <inheritdoc/>
    public string Question => "Do I get the same bits whatever I run it with?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    private static ExampleColumn[] Columns { get; } = [.. ReplayPlans.Groups.SelectMany(static group => group.Example).Distinct()];

    /// <inheritdoc/>
    public void Require(LabRoom room) => room.RequireMemory(RowsOf(room), Columns);

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room) => ReplayReport.Of(this, [.. RowsOf(room).Select(rows => Measure(room, rows))]);

    private static ImmutableArray<int> RowsOf(LabRoom room) => room.Spec.RowsOr(room.Spec.IsQuick ? QuickRows : UsualRows);

    private static int TicksOf(LabRoom room) => room.Spec.TicksOr(room.Spec.IsQuick ? QuickTicks : UsualTicks);

    private static ReplaySize Measure(LabRoom room, int rows)
    {
        room.Stop.ThrowIfCancellationRequested();
        ImmutableArray<int> counts = !room.Spec.Workers.IsEmpty ? room.Spec.Workers : room.Spec.IsQuick ? QuickWorkers : UsualWorkers;
        ColumnTable table = GeneratedTable.Make(Columns, rows, room.Spec.Seed);
        using Workbench bench = room.Open(table, Split(rows, counts[^1]));
        ReplayedSchedule[] replays = [.. ReplayPlans.Groups.Select(group => Replay(room, bench, ReplayPlans.For(group, table, counts, TicksOf(room))))];

        // As the last schedule's runs left it.
        string column = Written(replays[^1].Runs[0].Plan.Schedule);
        return new ReplaySize(rows, replays, column, [.. counts.Select(workers => RangedSum.Of(bench.Table.Column(column), Split(rows, workers)))]);
    }

    private static ReplayedSchedule Replay(LabRoom room, Workbench bench, SchedulePlan plan)
    {
        // What the schedule before wrote, this one may not.
        bench.Table.Reset(bench.Initial.Names);
        return new ReplayedSchedule(new Experiment(plan, bench, new SamplePolicy(room.Spec.Samples ?? UsualSamples, TimeSpan.Zero), room.Around).Measure());
    }

    private static string Written(Schedule schedule) => schedule.Kernels.First(static kernel => kernel.Kernel.Name is ReplayPlans.Summed).Written.First();

    private static Partition Split(int rows, int workers) => Partition.Split(rows, workers, RunPlan.LeastElementBytes);
}
