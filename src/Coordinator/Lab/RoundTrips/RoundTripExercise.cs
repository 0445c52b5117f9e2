using System.Collections.Immutable;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.RoundTrips;

/// <summary>
/// What an order and its answer take when there is nothing to do, by channel, number of workers, and whether anybody was
/// awake. Cases are measured in turn, so that a slow minute of the machine falls on all alike.
/// </summary>
internal sealed class RoundTripExercise : IExercise
{
    /// <summary>Every worker has rows, and so few that computing them takes no time.</summary>
    private const int RowsPerWorker = 64;

    private const int Turns = 5;

    /// <summary>Ticks that workers keep step for: tens of milliseconds where they have CPUs, a second where they have none.</summary>
    private const int Steps = 10_000;
    private const int QuickSteps = 1000;

    private const int QuickTurns = 3;

    private static readonly ImmutableArray<int> UsualWorkers = [1, 2, 4, 8, 16];
    private static readonly ImmutableArray<int> QuickWorkers = [1, 2, 4];

    /// <inheritdoc/>
    public string Name => "round-trip";

    /// <inheritdoc/>
    public string Question => "How long until workers that have nothing to do have said so?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => ["--rows", "--ticks", "--samples"];

    /// <inheritdoc/>
    public void Require(LabRoom room)
    {
        // Its table is small whatever was asked for, and the options' own bounds are all there are.
    }

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        ImmutableArray<int> counts = !room.Spec.Workers.IsEmpty ? room.Spec.Workers : room.Spec.IsQuick ? QuickWorkers : UsualWorkers;
        IKernel kernel = KernelCatalog.All[0];
        IEnumerable<ExampleColumn> columns = kernel.Example.Concat(StepKeeping.Kernel?.Example ?? []).Distinct();
        ColumnTable table = GeneratedTable.Make(columns, counts[^1] * RowsPerWorker, room.Spec.Seed);
        TripCase[] cases = [.. Cases(room, table, kernel, counts)];
        ClockCost clock = ClockCost.Measure();
        IReadOnlyList<Measurement> steps = Measure(room, table, counts, cases);
        TripCase[] whole = [.. cases.Where(static each => !each.IsLeftOut)];
        ExerciseResult result = RoundTripReport.Of(
            this, [.. whole.Select(static each => each.Hot)], [.. whole.Select(static each => each.Parked)], clock, steps, room.Around.Machine);
        return result with { Hints = [.. result.Hints, .. RoundTripReport.LeftOut(cases.Except(whole).Select(static each => each.Seating))] };
    }

    private static IEnumerable<TripCase> Cases(LabRoom room, ColumnTable table, IKernel kernel, ImmutableArray<int> counts)
    {
        ImmutableArray<int> cpus = PinnableCpus.Read();
        return from workers in counts
               from placing in Placing.For(workers, cpus)
               from channel in room.Channels
               select new TripCase(channel, placing, PlanFor(channel, placing, workers));

        RunPlan PlanFor(LabChannel channel, Placing placing, int workers) =>
            RunPlan.Serial(KernelBinding.Of(kernel, table.Names), table.Rows, ticks: 1, dt: 0).On(workers, channel.Dispatch, ticksPerDispatch: 1) with { Pins = placing.Pins };
    }

    private IReadOnlyList<Measurement> Measure(LabRoom room, ColumnTable table, ImmutableArray<int> counts, TripCase[] cases)
    {
        using Workbench bench = room.Open(table, Split(table, counts[^1]));
        TripTurn turn = room.Spec.IsQuick ? new TripTurn(100, 400, 60) : new TripTurn(200, 2000, 200);
        int turns = room.Spec.IsQuick ? QuickTurns : Turns;
        for (int number = 1; number <= turns; number++)
        {
            foreach (TripCase each in cases)
            {
                room.Around.Progress.Show($"{Name}: turn {number} of {turns}, {each.Name}");
                each.Take(bench, turn, room.Stop);
            }
        }

        return StepKeeping.Measure(bench, counts, room.Spec.IsQuick ? QuickSteps : Steps, turns, room.Around);
    }

    private static Partition Split(ColumnTable table, int workers) => Partition.Split(table.Rows, workers, RunPlan.LeastElementBytes);
}
