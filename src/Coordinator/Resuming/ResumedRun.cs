using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Coordinator.Verification;

namespace ParallelMotion.Coordinator.Resuming;

/// <summary>Finishes the run that another coordinator began, and holds the result against that of one process.</summary>
/// <param name="schedule">The run in one process, and the one that is to be finished.</param>
/// <param name="point">Where it is gone on with.</param>
/// <param name="bench">The regions, and workers before them.</param>
/// <param name="around">Who hears of it.</param>
internal sealed class ResumedRun(SchedulePlan schedule, ResumePoint point, Workbench bench, Surroundings around)
{
    /// <summary>The table after the run.</summary>
    public ColumnTable Result { get; private set; } = bench.Initial;

    /// <summary>Finishes it.</summary>
    /// <returns>What the run in one process took, and what the rest of the other did.</returns>
    public IReadOnlyList<Measurement> Finish()
    {
        RunPlan plan = schedule.Runs[^1];
        if (point.Columns is null)
        {
            RequireSameInput();
        }

        int firstTick = point.Columns is null ? point.Flight!.FirstTickOf(bench.Crew.Orders.Last) : point.FirstTick;
        around.Progress.Show($"{plan.Schedule.Name}: going on with tick {firstTick} of {plan.Ticks}, {RunName.Of(plan)}");
        JobLog.Resumed(around.Log, point.Source, plan.Schedule.Name, RunName.Of(plan), firstTick, plan.Ticks);
        around.Observation.Context.Begin(plan, "going on");
        IDispatchProgress? progress = bench.Checkpoints?.Of(plan, bench, next: null);
        double seconds = point.Columns is null
            ? bench.Executor.Resume(plan, firstTick, isBegun: bench.Crew.Orders.Last >= point.Flight!.FirstOrder, progress)
            : bench.Executor.Resume(plan, firstTick, isBegun: false, progress);
        seconds -= bench.Checkpoints?.TakeSeconds() ?? 0;
        ColumnTable finished = SerialResult.Take(bench.Table, bench.Initial, schedule.WrittenColumns).Table;
        string hash = WorldHash.Of(bench.Table);

        // From here on the columns are used for other things: whoever had to go on with this would have to begin anew.
        bench.Land();
        bench.Table.Store.StaysBehind = false;

        // The serial run needs the regions, and the comparison needs the result in them.
        Experiment alone = new(schedule with { Runs = [schedule.Runs[0]] }, bench, new SamplePolicy(asked: 1, TimeSpan.Zero), around);
        IReadOnlyList<Measurement> measured = alone.Measure();
        bench.Table.Fill(finished, schedule.WrittenColumns);
        Result = alone.Result;
        return [.. measured, new Measurement(plan, [seconds], hash, alone.Compare(bench.Table)) { ResumedFromTick = firstTick }];
    }

    // What the run in flight doesn't write holds what the job began with, in the regions as in the input.
    private void RequireSameInput()
    {
        SerialResult begun = SerialResult.Take(bench.Table, bench.Initial, schedule.WrittenColumns);
        if (begun.Compare(bench.Table) is { } changed)
        {
            throw RefusedException.Usage($"Cannot resume because the job's input has changed since: {changed}. Bring the input back as it was; the run is still there.");
        }
    }
}
