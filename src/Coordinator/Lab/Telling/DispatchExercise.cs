using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>
/// What telling costs: the same ticks told in smaller and smaller dispatches, on tables of several sizes. The cost is the
/// slope of the run's time over the number of dispatches.
/// </summary>
internal sealed class DispatchExercise : IExercise
{
    /// <summary>Ticks that give three numbers of dispatches at least, which a line with an interval needs.</summary>
    private const int FewestTicks = 5;

    private const int WarmUpRounds = 200;
    private const int EmptyRounds = 1000;

    /// <inheritdoc/>
    public string Name => "dispatch";

    /// <inheritdoc/>
    public string Question => "What does telling workers what to do cost, and when is it cheap?";

    /// <inheritdoc/>
    public IReadOnlyList<string> Unused => [];

    /// <inheritdoc/>
    public void Require(LabRoom room)
    {
        if (room.Spec.Ticks < FewestTicks)
        {
            throw RefusedException.Usage(
                $"Cannot fit the cost of a dispatch because a run has too few ticks to be told in different ways: ticks={room.Spec.Ticks}, expected={FewestTicks} at least.");
        }

        // All sizes before the first is measured: minutes must not be lost for the last.
        room.RequireMemory(room.Spec.Rows, TellingPlans.Kernel.Example);
    }

    /// <inheritdoc/>
    public ExerciseResult Run(LabRoom room)
    {
        Teller[] tellers = [.. TellersOf(room)];
        TellingSize[] sizes = [.. room.Spec.Rows.Select(rows => Measure(room, rows, tellers))];
        return TellingReport.Of(this, sizes, [.. tellers.Select(teller => new TellerSummary(teller, sizes))], room.Around.Machine);
    }

    // The most workers asked for; one as well where there is time.
    private static IEnumerable<Teller> TellersOf(LabRoom room)
    {
        int widest = room.Spec.Workers.IsEmpty ? room.Around.Machine.DefaultWorkers : room.Spec.Workers[^1];
        int[] counts = room.Spec.IsQuick ? [widest] : [widest, 1];
        return from workers in counts.Distinct()
               from channel in room.Channels
               select new Teller(channel, workers);
    }

    private TellingSize Measure(LabRoom room, int rows, Teller[] tellers)
    {
        room.Stop.ThrowIfCancellationRequested();
        room.Around.Progress.Show($"{Name}: {rows:N0} rows");
        ColumnTable table = GeneratedTable.Make(TellingPlans.Kernel.Example, rows, room.Spec.Seed);
        SchedulePlan plan = TellingPlans.For(table, tellers, room.Spec.Ticks, [.. TellingPlans.Batches(room.Spec.Ticks, room.Spec.IsQuick)]);
        Partition widest = plan.Runs.MaxBy(static run => run.Workers)!.Partition;
        using Workbench bench = room.Open(table, widest);
        IReadOnlyList<Measurement> measurements = new Experiment(plan, bench, PolicyFor(room), room.Around).Measure();
        ToldRuns[] told = [.. tellers.Select(teller => new ToldRuns(
            teller, room.Spec.Ticks, [.. measurements.Where(run => run.Plan.IsOf(teller))], EmptyRoundTrip(teller, plan, bench, room.Stop)))];
        return new TellingSize(rows, room.Spec.Ticks, measurements, told);
    }

    // A small table's runs take milliseconds: as many of them as fit a few seconds, for their medians to hold.
    private static SamplePolicy PolicyFor(LabRoom room) => room.Spec.IsQuick
        ? new SamplePolicy(room.Spec.Samples, TimeSpan.FromSeconds(2), fewest: 3, most: 21)
        : new SamplePolicy(room.Spec.Samples, TimeSpan.FromSeconds(12), fewest: 5, most: 61);

    private static RoundTrip EmptyRoundTrip(Teller teller, SchedulePlan plan, Workbench bench, CancellationToken stop)
    {
        RunPlan run = plan.Runs.First(run => run.IsOf(teller));
        AttachedCrew crew = bench.Executor.Attach(run);
        RoundTripSeries series = new();
        RoundTripSeries.WarmUp(crew, WarmUpRounds, stop);
        series.AddHot(crew, EmptyRounds, stop);
        return series.ToRoundTrip(teller.Workers);
    }
}
