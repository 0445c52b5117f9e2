using System.Collections.Immutable;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Bandwidths;

/// <summary>What memory delivers, to a triad and to what every job does: on tables within caches and beyond them, by more and more workers.</summary>
internal sealed class BandwidthExercise : IExercise
{
    private static readonly ImmutableArray<int> UsualRows = [100_000, 1_000_000, 10_000_000, 100_000_000];
    private static readonly ImmutableArray<int> QuickRows = [100_000, 1_000_000, 10_000_000];

    /// <summary>Both kernels take turns so often, for a slow minute to fall on both.</summary>
    private const int UsualTurns = 2;

    /// <summary>With more rows each kernel has a table of its own, one after the other: beside runs of the one, columns of the other would be compared and hashed for longer than anything runs.</summary>
    private const int MostRowsTogether = 20_000_000;

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
            CheckMemory(each, room.Around.Machine);
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
            CheckMemory(rows, machine);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    // Of the kernels that have a table together, those with the most columns.
    private static void CheckMemory(int rows, MachineProfile machine)
    {
        IKernel[] most = Together(rows).MaxBy(static kernels => kernels.Sum(static kernel => kernel.Example.Count))!;
        JobTable.CheckMemory(rows, [.. most.SelectMany(static kernel => kernel.Example).Select(static column => column.Type)], machine);
    }

    private BandwidthSize Measure(LabRoom room, int rows)
    {
        room.Around.Progress.Show($"{Name}: {rows:N0} rows");
        IReadOnlyList<Measurement>[] found =
            [.. Together(rows).SelectMany(kernels => MeasureTogether(room, rows, kernels))];
        return new BandwidthSize(rows, found[0], found[1]);
    }

    private static IKernel[][] Together(int rows) => rows > MostRowsTogether
        ? [[BandwidthPlans.Motion], [BandwidthPlans.Triad]]
        : [[BandwidthPlans.Motion, BandwidthPlans.Triad]];

    private static IReadOnlyList<Measurement>[] MeasureTogether(LabRoom room, int rows, IKernel[] kernels)
    {
        room.Stop.ThrowIfCancellationRequested();
        int ticks = room.Spec.TicksOr(BandwidthPlans.TicksFor(rows, room.Spec.IsQuick));
        int[] counts = WorkerCounts.For(room.Spec, room.Around.Machine);
        SchedulePlan[] plans = [.. kernels.Select(kernel => BandwidthPlans.For(kernel, rows, ticks, counts))];
        ColumnTable table = GeneratedTable.Make(kernels.SelectMany(static kernel => kernel.Example), rows, room.Spec.Seed);
        using Workbench bench = room.Open(table, Partition.Split(rows, counts[^1], RunPlan.LeastElementBytes));
        int turns = room.Spec.IsQuick || kernels.Length == 1 ? 1 : Math.Min(room.Spec.Samples ?? UsualTurns, UsualTurns);
        return Turns.Measure(room, bench, plans, turns, turn => PolicyFor(room, rows, turn, turns));
    }

    // Samples that were asked for are shared among the turns, the first of them taking what is left over.
    private static SamplePolicy PolicyFor(LabRoom room, int rows, int turn, int turns)
    {
        int? asked = room.Spec.Samples is { } samples ? (samples / turns) + (turn < samples % turns ? 1 : 0) : null;
        int fewest = rows > MostRowsTogether || turns > 1 ? 2 : 3;
        return room.Spec.IsQuick
            ? new SamplePolicy(asked, TimeSpan.FromSeconds(0.6), fewest, most: fewest + 1)
            : new SamplePolicy(asked, TimeSpan.FromSeconds(2.0 / turns), fewest, most: fewest + 2);
    }
}
