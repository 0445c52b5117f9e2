using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Lab.Balancing;

/// <summary>Moves the borders of some workers round by round, and then sets the last ones beside the even ones.</summary>
/// <param name="bench">Where.</param>
/// <param name="serial">The run of one process, from which the others are made.</param>
/// <param name="around">Who hears of it.</param>
internal sealed class BalanceRun(Workbench bench, RunPlan serial, Surroundings around)
{
    /// <summary>Does so.</summary>
    /// <param name="workers">How many.</param>
    /// <param name="rounds">How often borders are moved.</param>
    /// <param name="samples">Samples of both in the end, taken in turn.</param>
    public Balanced Move(int workers, int rounds, int samples)
    {
        // By pipe, tick by tick: at each of them all wait for the slowest.
        RunPlan even = serial.On(workers, DispatchMode.PerTick, ticksPerDispatch: 1);
        Balance balance = new(serial.Partition.Rows);
        List<BalanceRound> taken = [];
        Partition partition = even.Partition;
        for (int round = 0; round < rounds; round++)
        {
            BalanceRound next = Measure(1, even with { Partition = partition }).Told[0];
            taken.Add(next);
            partition = balance.Next(partition, next.Times.Fastest);
        }

        (Measurement alone, BalanceRound[] last) = Measure(samples, even, even with { Partition = partition });
        return new Balanced(taken, alone, last[0], last[1]);
    }

    private (Measurement Alone, BalanceRound[] Told) Measure(int samples, params RunPlan[] told)
    {
        Array.ForEach(told, PhaseCheck.Require);
        Dictionary<RunPlan, RangeTimes> times = new(ReferenceEqualityComparer.Instance);
        foreach (RunPlan run in told)
        {
            times.Add(run, new RangeTimes(run.Workers, samples * run.Ticks));
        }

        SchedulePlan plan = new(serial.Schedule, [serial, .. told]);
        IReadOnlyList<Measurement> runs = new Experiment(plan, bench, new SamplePolicy(samples, TimeSpan.Zero), around, times.GetValueOrDefault).Measure();
        return (runs[0], [.. runs.Skip(1).Select(run => new BalanceRound(run, times[run.Plan]))]);
    }
}
