using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Threads;

/// <summary>
/// The coordinator's own threads, in the place of workers: the same partition, and the same sweep over each range of the same columns. They start
/// with the first run that wants them, and stay for all that follow, as worker processes do.
/// </summary>
internal sealed class ThreadCrew : IFinishedRows, IDisposable
{
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(5);

    private readonly List<RangeThread> _threads = [];
    private readonly List<ThreadPlacement> _placements = [];
    private volatile RangeWork?[] _ranges = [];

    /// <inheritdoc/>
    public long Of(int worker) => worker < _ranges.Length && _ranges[worker] is { } range ? range.RowTicks : 0;

    /// <summary>The longest time that a kernel was silent in the last run.</summary>
    public TimeSpan LongestSilence { get; private set; }

    /// <summary>Runs a plan.</summary>
    /// <param name="plan">The plan; its kernels see no rows but their own, so no thread waits for another within a dispatch.</param>
    /// <param name="storageOf">The storage of a column.</param>
    /// <param name="segmentOf">The segment of a kernel that finds rows, by range.</param>
    /// <param name="stop">Heeded between two calls of a kernel.</param>
    /// <param name="progress">Hears of each dispatch; null where nobody wants to.</param>
    /// <returns>Seconds from the first tick told to the last heard.</returns>
    /// <exception cref="Outcomes.RefusedException">A kernel threw.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public double Run(
        RunPlan plan, Func<ColumnUse, IColumnStorage> storageOf, Func<ISegmentKernel, int, Segment> segmentOf, CancellationToken stop, IDispatchProgress? progress = null)
    {
        if (plan.KeepsStep)
        {
            throw new InvalidOperationException($"Cannot run on threads because ranges would have to keep step within a dispatch: kernel={plan.Schedule.Name}, expected=one tick a dispatch and one phase.");
        }

        RangeWork[] ranges = new RangeWork[plan.Workers];
        _ranges = ranges;
        RangeThread[] threads = ThreadsFor(plan.Workers);

        // Each on its own thread, which allocates elsewhere than the others: where a sweep notes its place, two would share a cache line.
        DedicatedTeam.Do(threads, [.. ranges.Select((_, index) => (Action)(() => ranges[index] = Prepare(index)))]);
        double seconds = Run(plan, TeamOf(plan.Api, threads, ranges), progress, stop);
        LongestSilence = ranges.Max(static range => range.LongestSilence);
        return seconds;

        RangeWork Prepare(int index)
        {
            Place(plan, index);
            return new RangeWork(
                index,
                new ScheduleSweep(plan.Schedule, storageOf, plan.Partition.Ranges[index], plan.Dt, plan.Sweep, plan.TileRows, kernel => segmentOf(kernel, index)),
                new StopHeed(stop));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => RangeThread.SendHome(_threads, LeaveLimit);

    private static double Run(RunPlan plan, IRangeTeam team, IDispatchProgress? progress, CancellationToken stop)
    {
        // Without ticks, so that whoever is to compute is awake once before the clock is looked at, as workers are.
        team.Run(firstTick: 0, ticks: 0);
        long start = Stopwatch.GetTimestamp();
        for (int first = 0; first < plan.Ticks; first += Math.Min(plan.TicksPerDispatch, plan.Ticks - first))
        {
            stop.ThrowIfCancellationRequested();
            int count = Math.Min(plan.TicksPerDispatch, plan.Ticks - first);
            team.Run(first, count);
            progress?.Finished(first + count);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static IRangeTeam TeamOf(DispatchApi api, RangeThread[] threads, RangeWork[] ranges) => api switch
    {
        DispatchApi.ParallelFor => new ParallelForTeam(ranges),
        DispatchApi.Dataflow => new DataflowTeam(ranges),
        DispatchApi.Map => new DedicatedTeam(threads, ranges),
        _ => throw new ArgumentOutOfRangeException(nameof(api), api, "Not an interface to threads."),
    };

    // As a worker places itself when it attaches.
    private void Place(RunPlan plan, int index)
    {
        _placements[index].MoveTo(plan.IsPinned ? plan.Pins[index] : ThreadPlacement.Anywhere);
        if (!plan.IsPinned)
        {
            ThreadPlacement.SetDownOn(HomeCpu.Of(index));
        }
    }

    private RangeThread[] ThreadsFor(int count)
    {
        while (_threads.Count < count)
        {
            _placements.Add(new ThreadPlacement());
            _threads.Add(new RangeThread(_threads.Count));
        }

        return [.. _threads.Take(count)];
    }
}
