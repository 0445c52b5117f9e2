using System.Collections.Immutable;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Bandwidths;

/// <summary>What memory delivers, to a triad and to what every job does: on tables within caches and beyond them, by more and more workers.</summary>
internal sealed class BandwidthExercise : IExercise
{
    private static readonly ImmutableArray<int> UsualRows = [100_000, 1_000_000, 10_000_000, 100_000_000];
    private static readonly ImmutableArray<int> QuickRows = [100_000, 1_000_000, 10_000_000];

    /// <summary>Both kernels take turns so often, for a slow minute to fall on both.</summary>
    private const int UsualTurns = 2;

    /// <summary>Not with more rows: each turn begins with a rehearsal and ends with hashes of the table, which take longer than runs do.</summary>
    private const int MostRowsForTurns = 5_000_000;

    private static ImmutableArray<ElementType> ColumnTypes => [.. BandwidthPlans.Example.Select(static column => column.Type)];

    /// <inheritdoc/>
    public string Name => "bandwidth";

    /// <inheritdoc/>
    public string Question => "What is my memory's ceiling, and who reaches it?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    /// <inheritdoc/>
    public void Require(LabRoom room)
    {
        // What was asked for has to fit; of its own sizes it leaves out those that don't, all but the least.
        ImmutableArray<int> rows = room.Spec.RowsOr([UsualRows[0]]);
        foreach (int each in rows)
        {
            JobTable.CheckMemory(each, ColumnTypes, room.Around.Machine);
        }
    }

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        ImmutableArray<int> usual = room.Spec.IsQuick ? QuickRows : UsualRows;
        ImmutableArray<int> rows = room.Spec.RowsOr([.. usual.Where(each => Fits(each, room.Around.Machine))]);
        BandwidthSize[] sizes = [.. rows.Select(each => Measure(room, each))];
        return BandwidthReport.Of(this, sizes, [.. room.Spec.RowsOr(usual).Except(rows)], room.Around.Machine);
    }

    private static bool Fits(int rows, MachineProfile machine)
    {
        try
        {
            JobTable.CheckMemory(rows, ColumnTypes, machine);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private BandwidthSize Measure(LabRoom room, int rows)
    {
        room.Stop.ThrowIfCancellationRequested();
        room.Around.Progress.Show($"{Name}: {rows:N0} rows");
        int ticks = room.Spec.TicksOr(BandwidthPlans.TicksFor(rows, room.Spec.IsQuick));
        int[] counts = WorkerCounts.For(room.Spec, room.Around.Machine);
        ColumnTable table = GeneratedTable.Make(BandwidthPlans.Example, rows, room.Spec.Seed);
        SchedulePlan[] plans = [BandwidthPlans.For(BandwidthPlans.Motion, rows, ticks, counts), BandwidthPlans.For(BandwidthPlans.Triad, rows, ticks, counts)];
        using Workbench bench = room.Open(table, Partition.Split(rows, counts[^1], RunPlan.LeastElementBytes));
        int turns = Math.Min(room.Spec.Samples ?? int.MaxValue, rows > MostRowsForTurns ? 1 : UsualTurns);
        List<IReadOnlyList<Measurement>>[] found = [[], []];
        for (int turn = 0; turn < turns; turn++)
        {
            for (int kernel = 0; kernel < plans.Length; kernel++)
            {
                bench.Table.Reset(plans[1 - kernel].WrittenColumns);
                found[kernel].Add(new Experiment(plans[kernel], bench, PolicyFor(room, turn, turns), room.Around).Measure());
            }
        }

        return new BandwidthSize(rows, JoinedSamples.Of(found[0]), JoinedSamples.Of(found[1]));
    }

    // Samples that were asked for are shared among the turns, the first of them taking what is left over.
    private static SamplePolicy PolicyFor(LabRoom room, int turn, int turns)
    {
        int? asked = room.Spec.Samples is { } samples ? (samples / turns) + (turn < samples % turns ? 1 : 0) : null;
        int fewest = turns == 1 ? 3 : 2;
        return room.Spec.IsQuick
            ? new SamplePolicy(asked, TimeSpan.FromSeconds(0.6 / turns), fewest, most: fewest + 1)
            : new SamplePolicy(asked, TimeSpan.FromSeconds(6.0 / turns), fewest, most: fewest + 2);
    }
}
