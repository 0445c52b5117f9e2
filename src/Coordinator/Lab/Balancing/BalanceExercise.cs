using System.Collections.Immutable;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Balancing;

/// <summary>
/// Work that lies unevenly over the rows, under borders that lie evenly: how long workers wait for the slowest, and what is left of
/// that after the borders have followed what each range takes.
/// </summary>
internal sealed class BalanceExercise : IExercise
{
    private const int UsualRows = 200_003;
    private const int QuickRows = 50_021;

    private const int UsualTicks = 20;

    /// <summary>How often borders are moved: what one border needs to settle, and some more of them a little longer.</summary>
    private const int UsualRounds = 8;
    private const int QuickRounds = 5;

    private const int UsualSamples = 7;
    private const int QuickSamples = 3;

    private const float Dt = 1f / 30;

    /// <inheritdoc/>
    public string Name => "balance";

    /// <inheritdoc/>
    public string Question => "What if the work isn't spread evenly over the rows?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    /// <inheritdoc/>
    public void Require(LabRoom room) => room.RequireMemory(RowsOf(room), SkewedTable.Kernel.Example);

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        ExerciseResult result = BalanceReport.Of(this, [.. RowsOf(room).Select(rows => Measure(room, rows))], room.Around.Machine);
        return result with { Hints = [.. result.Hints, .. SeveralHint.For(this, room.Spec)] };
    }

    private static ImmutableArray<int> RowsOf(LabRoom room) => room.Spec.RowsOr(room.Spec.IsQuick ? QuickRows : UsualRows);

    // One worker has no border to move, and nobody to wait for.
    private static ImmutableArray<int> CountsOf(LabRoom room)
    {
        int usual = Math.Clamp(room.Around.Machine.DefaultWorkers, 2, Limits.MaxWorkers / 2);
        return room.Spec.SeveralWorkersOr(usual, 2 * usual);
    }

    private static SkewedSize Measure(LabRoom room, int rows)
    {
        room.Stop.ThrowIfCancellationRequested();
        ImmutableArray<int> counts = CountsOf(room);
        ColumnTable table = SkewedTable.Make(rows, room.Spec.Seed);
        using Workbench bench = room.Open(table, Partition.Split(rows, counts[^1], RunPlan.LeastElementBytes));
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(SkewedTable.Kernel, table.Names), rows, room.Spec.TicksOr(UsualTicks), Dt);
        BalanceRun run = new(bench, serial, room.Around);
        int rounds = room.Spec.IsQuick ? QuickRounds : UsualRounds;
        int samples = room.Spec.Samples ?? (room.Spec.IsQuick ? QuickSamples : UsualSamples);
        return new SkewedSize(rows, SkewedTable.DearWork(table), [.. counts.Select(workers => run.Move(workers, rounds, samples))]);
    }
}
