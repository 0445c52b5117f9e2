using System.Diagnostics;
using ParallelMotion.Coordinator.Live.Counting;
using ParallelMotion.Coordinator.Observation;

namespace ParallelMotion.Coordinator.Live;

/// <summary>The workers, as they are shown. Behind the view's lock.</summary>
internal sealed class CrewTable
{
    private readonly List<WorkTrack> _tracks = [];
    private Func<IReadOnlyList<WorkerSight>>? _look;
    private Func<bool> _hasFailed = static () => false;
    private IReadOnlyList<LiveWorker> _last = [];
    private bool _hasBegun;

    /// <summary>Whether one was lost for good.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>What one of them has done, in all runs.</summary>
    public WorkTrack TrackOf(int worker)
    {
        while (_tracks.Count <= worker)
        {
            _tracks.Add(new WorkTrack());
        }

        return _tracks[worker];
    }

    /// <summary>They are up.</summary>
    /// <param name="look">Looks at all of them; sees none once they are about to go.</param>
    /// <param name="hasFailed">Whether one was lost for good.</param>
    public void Open(Func<IReadOnlyList<WorkerSight>> look, Func<bool> hasFailed)
    {
        (_look, _hasFailed, _hasBegun) = (look, hasFailed, false);

        // An exercise may lose one for good on purpose; those that follow are none the worse for it.
        HasFailed = false;
        _tracks.Clear();
    }

    /// <summary>They have gone.</summary>
    public void Close()
    {
        HasFailed |= _hasFailed();
        _look = null;
        _last = [.. _last.Select(static worker => worker with { State = WorkerState.Gone, RowTicksPerSecond = 0, Computing = 0, Waiting = null })];
    }

    /// <summary>Looks at all of them.</summary>
    /// <param name="at">When, in seconds.</param>
    /// <param name="now">The run that goes on; null between runs.</param>
    /// <param name="pulse">What dispatches say; null where nobody hears of them.</param>
    public IReadOnlyList<LiveWorker> Look(double at, RunInSight? now, DispatchPulse? pulse)
    {
        _hasBegun |= now is not null;
        HasFailed |= _hasFailed();
        if (_look?.Invoke() is { Count: > 0 } seen)
        {
            _last = [.. seen.Select(each => Show(each, at, now, pulse))];
        }

        return _last;
    }

    // One rule for terminal and page. Where nobody hears of dispatches the share of the last second is not known, and 0.
    private LiveWorker Show(WorkerSight seen, double at, RunInSight? now, DispatchPulse? pulse)
    {
        bool takesPart = now?.Has(seen.Index) ?? false;
        bool owes = takesPart && (pulse?.Owes(seen.Index) ?? seen.Owes);
        double orderSeconds = owes && pulse is not null ? Stopwatch.GetElapsedTime(pulse.Begun).TotalSeconds : 0;
        WorkTrack track = TrackOf(seen.Index);
        track.Note(at, pulse?.Computed(seen.Index) * 1e-9 ?? 0, owes ? pulse?.Dispatches : null, orderSeconds, takesPart);
        return new LiveWorker(
            seen.Index,
            seen.ProcessId,
            StateOf(seen, takesPart, isComputing: (owes && track.RowTicksPerSecond > 0) || track.Computing > 0.5),
            takesPart ? now!.Plan.Partition.Ranges[seen.Index].Start : null,
            takesPart ? now!.Plan.Partition.Ranges[seen.Index].End : null,
            takesPart ? now!.TicksOf(seen.Index) : 0,
            track.RowTicksPerSecond,
            track.Computing,
            pulse is null ? null : track.Waiting,
            track.Restarts);
    }

    private WorkerState StateOf(WorkerSight seen, bool takesPart, bool isComputing) =>
        seen.IsVacant ? WorkerState.Recovering
        : !_hasBegun ? WorkerState.Starting
        : !takesPart ? WorkerState.Idle
        : isComputing ? WorkerState.Computing
        : WorkerState.Waiting;
}
