using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Races;

/// <summary>
/// What the one rule protects from: workers that write the same rows lose updates, silently and differently each time. The plan
/// refuses such a run; it takes <see cref="RunPlan.AllowsLostUpdates"/>, and who asks for it, to see one.
/// </summary>
internal sealed class RaceExercise : IExercise
{
    /// <summary>A few lines, a half of them for each of two workers in the right shape; in the wrong one they meet there all the time.</summary>
    private const int UsualRows = 64;

    /// <summary>A run of some hundred milliseconds, so that workers that are told one after the other are at it together.</summary>
    private const int UsualTicks = 300_000;

    private const int UsualRuns = 7;
    private const int QuickRuns = 5;

    /// <inheritdoc/>
    public string Name => "race";

    /// <inheritdoc/>
    public string Question => "What happens when two workers write the same rows, and what keeps them from it?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    /// <inheritdoc/>
    public void Require(LabRoom room)
    {
        (int rows, int workers, int ticks) = SizeFor(room);
        if ((long)ticks * workers > Limits.MaxTicks)
        {
            throw RefusedException.Usage(
                $"Cannot count so far because one process alone would have too many ticks: ticks={ticks}, workers={workers}, "
                + $"expected={Limits.MaxTicks / workers} ticks at most. Ask for fewer --ticks.");
        }

        JobTable.CheckMemory(rows, [ElementType.UInt32, ElementType.UInt32], room.Around.Machine);
    }

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        (int rows, int workers, int ticks) = SizeFor(room);
        RacePlans plans = RacePlans.For(rows, workers, ticks);
        room.Around.Progress.Show($"{Name}: three refusals");
        IReadOnlyList<Refusal> refusals = Refusals.Try(room, plans);
        int runs = room.Spec.Samples ?? (room.Spec.IsQuick ? QuickRuns : UsualRuns);
        using Workbench bench = room.Open(RacePlans.Table(plans.Serial.Partition.Rows), plans.Right.Partition);
        SchedulePlan right = new(plans.Serial.Schedule, [plans.Serial, plans.Right]);
        foreach (RunPlan run in right.Runs)
        {
            PhaseCheck.Require(run);
        }

        IReadOnlyList<Measurement> measured = new Experiment(right, bench, new SamplePolicy(runs, TimeSpan.Zero), room.Around).Measure();
        BrokenRun[] broken = room.Spec.AllowsLostUpdates ? [.. Enumerable.Range(0, runs).Select(_ => Break(plans, bench, room))] : [];
        ExerciseResult result = RaceReport.Of(this, plans, refusals, broken, measured);
        return result with { Hints = [.. result.Hints, .. SeveralHint.For(this, room.Spec), .. OneSizeHint(room.Spec)] };
    }

    // As many rows as asked for: where they are many, workers meet seldom.
    private static (int Rows, int Workers, int Ticks) SizeFor(LabRoom room) =>
        (room.Spec.RowsOr(UsualRows)[0], room.Spec.SeveralWorkersOr(2)[0], room.Spec.TicksOr(UsualTicks));

    private static IEnumerable<string> OneSizeHint(LabSpec spec)
    {
        if (spec.RowsOr(UsualRows).Length > 1 || spec.Workers.Length > 1)
        {
            yield return "It takes one table and one number of workers: the smallest that were asked for.";
        }
    }

    private BrokenRun Break(RacePlans plans, Workbench bench, LabRoom room)
    {
        room.Stop.ThrowIfCancellationRequested();
        room.Around.Progress.Show($"{Name}: two writers");
        RunPlan forced = plans.Wrong with { AllowsLostUpdates = true };
        PhaseCheck.Require(forced);
        bench.Table.Reset(forced.WrittenColumns);
        _ = bench.Executor.Run(forced);
        int rows = forced.Partition.Rows;
        long kept = 0;
        int wrong = 0;
        foreach (uint count in bench.Table.Column("count").Rows<uint>(new RowRange(0, rows)))
        {
            kept += count / RacePlans.Step;
            wrong += count == plans.PerRow ? 0 : 1;
        }

        return new BrokenRun((long)rows * plans.Serial.Ticks, kept, wrong, WorldHash.Of(bench.Table));
    }
}
