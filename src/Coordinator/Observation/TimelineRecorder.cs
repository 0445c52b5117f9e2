using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>
/// Records a timeline of each run: of the last sample, or of the last in which a worker was replaced. Where it listens, each dispatch reads the
/// clock; so it is there only where somebody wants to see timelines.
/// </summary>
internal sealed class TimelineRecorder : IRunObserver
{
    /// <summary>Beyond what a picture can show; a run of a million ticks would fill the memory.</summary>
    private const int MostDispatches = 64;

    /// <summary>Runs with a timeline. The lab has thousands, and a page nobody reads is no help.</summary>
    private const int MostRuns = 48;

    private readonly Lock _lock = new();
    private readonly Dictionary<RunPlan, Timeline> _timelines = [];
    private readonly HashSet<RunPlan> _hasRecovery = [];
    private readonly List<Recovery> _recoveries = [];
    private DispatchRecord? _record;

    /// <summary>What was recorded so far, in the order in which runs were measured first.</summary>
    public IReadOnlyList<Timeline> Timelines
    {
        get
        {
            lock (_lock)
            {
                return [.. _timelines.Values];
            }
        }
    }

    /// <inheritdoc/>
    public IDispatchTimes? Begins(RunPlan plan, CurrentRun current, IFinishedRows done)
    {
        lock (_lock)
        {
            _recoveries.Clear();
            bool isWanted = current.Sample is not null && (_timelines.Count < MostRuns || _timelines.ContainsKey(plan));
            if (!isWanted || plan.Dispatch is DispatchMode.Serial or DispatchMode.Threads)
            {
                return _record = null;
            }

            if (_record is { } used && used.Workers == plan.Workers)
            {
                used.Clear();
                return used;
            }

            return _record = new DispatchRecord(plan.Workers, MostDispatches);
        }
    }

    /// <inheritdoc/>
    public void Ended(RunPlan plan, CurrentRun current, double? seconds)
    {
        lock (_lock)
        {
            bool isTold = _record is { Count: > 0 } && _record.Workers == plan.Workers;
            if (isTold && (_recoveries.Count > 0 || !_hasRecovery.Contains(plan)))
            {
                _timelines[plan] = new Timeline(plan, current.Sample, seconds, _record!.Count, TimelineSpans.Of(_record, _recoveries));
                _ = _recoveries.Count > 0 && _hasRecovery.Add(plan);
            }
        }
    }

    /// <inheritdoc/>
    public void Restarted(Restart restart, long noticed, long replaced)
    {
        lock (_lock)
        {
            _recoveries.Add(new Recovery(restart.Worker, noticed, replaced));
        }
    }
}
