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
            bool isWanted = plan.IsOnWorkers && current.Sample is not null && (_timelines.Count < MostRuns || _timelines.ContainsKey(plan));
            return _record = isWanted ? new DispatchRecord(plan.Workers, MostDispatches) : null;
        }
    }

    /// <inheritdoc/>
    public void Ended(RunPlan plan, CurrentRun current, double? seconds)
    {
        lock (_lock)
        {
            if (_record is { Count: > 0 } record)
            {
                Keep(new Timeline(plan, current.Sample, seconds, record.Count, TimelineSpans.Of(record, _recoveries)));
            }

            _record = null;
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

    // A death behind the dispatches that are recorded shows nowhere, and is no reason to keep that sample.
    private void Keep(Timeline timeline)
    {
        bool showsRecovery = timeline.Spans.Any(static span => span.State == TimelineState.Recovering);
        if (showsRecovery || !_hasRecovery.Contains(timeline.Plan))
        {
            _timelines[timeline.Plan] = timeline;
            _ = showsRecovery && _hasRecovery.Add(timeline.Plan);
        }
    }
}
