using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Live.Counting;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Live;

/// <summary>A run that goes on, and what those who compute have done of it. Behind the view's lock.</summary>
internal sealed class RunInSight
{
    private readonly IFinishedRows _done;
    private readonly WorkTrack[] _tracks;

    /// <summary>Looks for the first time.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="current">What it belongs to.</param>
    /// <param name="done">What is finished of it.</param>
    /// <param name="trackOf">The track of each who computes.</param>
    public RunInSight(RunPlan plan, CurrentRun current, IFinishedRows done, Func<int, WorkTrack> trackOf)
    {
        (Plan, Current, _done) = (plan, current, done);
        Kernels = Math.Max(1, plan.Schedule.Kernels.Length);
        _tracks = [.. Enumerable.Range(0, plan.Dispatch == DispatchMode.Serial ? 1 : plan.Workers).Select(trackOf)];
        for (int index = 0; index < _tracks.Length; index++)
        {
            _tracks[index].Begin(done.Of(index), WorthOf(index));
        }
    }

    /// <summary>The run.</summary>
    public RunPlan Plan { get; }

    /// <summary>What it belongs to.</summary>
    public CurrentRun Current { get; }

    /// <summary>Kernels of a tick.</summary>
    public int Kernels { get; }

    /// <summary>The share of it that is done.</summary>
    public double Share => Worth <= 0 ? 0 : Math.Min(1, _tracks.Sum(static track => (double)track.Done) / Worth);

    /// <summary>The run as it is shown.</summary>
    public LiveRun Shown => new(Plan.Schedule.Name, RunName.Of(Plan), Current.Stage, Current.Sample, Current.Samples, Plan.Ticks, Share * Plan.Ticks);

    private double Worth => (double)Plan.Partition.Rows * Plan.Ticks * Kernels;

    /// <summary>Whether a worker takes part.</summary>
    public bool Has(int worker) => Plan.IsOnWorkers && worker < Plan.Workers;

    /// <summary>Looks at all who compute.</summary>
    /// <returns>Ticks of the table that were done since the last look.</returns>
    public double See()
    {
        double calls = 0;
        for (int index = 0; index < _tracks.Length; index++)
        {
            calls += _tracks[index].See(_done.Of(index), Kernels);
        }

        return TicksOf(calls);
    }

    /// <summary>The run is done, all of it.</summary>
    /// <returns>Ticks that hadn't been seen of it.</returns>
    public double Complete() => TicksOf(_tracks.Sum(track => (double)track.Complete(Kernels)));

    /// <summary>Ticks that a worker has done.</summary>
    public double TicksOf(int worker) => (double)_tracks[worker].Done / Math.Max(1L, (long)RowsOf(worker) * Kernels);

    private double TicksOf(double calls) => calls / Math.Max(1.0, (double)Plan.Partition.Rows * Kernels);

    private int RowsOf(int index) => Plan.Dispatch == DispatchMode.Serial ? Plan.Partition.Rows : Plan.Partition.Ranges[index].Length;

    private long WorthOf(int index) => (long)RowsOf(index) * Plan.Ticks * Kernels;
}
