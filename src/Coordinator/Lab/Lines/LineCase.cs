using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Lab.Lines;

/// <summary>One distance, measured in turn with the others, so that a slow minute of the machine falls on all alike.</summary>
internal sealed class LineCase(LineDistance distance, SchedulePlan plan, int samples)
{
    private readonly RangeTimes _times = new(distance.Workers, samples * LineDistance.Dispatches(plan.Runs[^1].Ticks));
    private readonly List<IReadOnlyList<Measurement>> _turns = [];

    /// <summary>How far apart.</summary>
    public LineDistance Distance => distance;

    /// <summary>Takes one sample, checked against a serial one.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="around">Who hears of it.</param>
    public void Take(Workbench bench, Surroundings around)
    {
        // What another distance counted, this one may not.
        bench.Table.Reset(bench.Initial.Names);
        _turns.Add(new Experiment(plan, bench, new SamplePolicy(asked: 1, TimeSpan.Zero), around, run => run.Dispatch == DispatchMode.Serial ? null : _times).Measure());
    }

    /// <summary>What it came to.</summary>
    public CountedLines ToResult()
    {
        int told = plan.Runs[^1].TicksPerDispatch;
        return new CountedLines(distance, Turns.Joined(_turns), _times.Typical / told, _times.Fastest.Average() / told);
    }
}

/// <summary>What counters so far apart took.</summary>
/// <param name="Distance">How far.</param>
/// <param name="Runs">The serial run, and that of the workers.</param>
/// <param name="Typical">Seconds of an increment on the workers' own clocks, the mean of all workers: the median of all dispatches.</param>
/// <param name="Fastest">The same of each worker's fastest dispatch: where nobody else computed, or the other worker was away.</param>
internal sealed record CountedLines(LineDistance Distance, IReadOnlyList<Measurement> Runs, double Typical, double Fastest)
{
    /// <summary>Seconds of an increment where one process counts for all, one after the other.</summary>
    public double Alone => Runs[0].Seconds.Median / ((double)Runs[0].Plan.Ticks * Distance.Workers);

    /// <summary>Whether every count was right, every time.</summary>
    public bool IsExact => Runs.All(static run => run.Mismatch is null);
}
