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
    private RecordedSample? _now;
    private RecordedSample? _last;

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
            bool isWanted = plan.IsOnWorkers && current.Sample is not null && (_timelines.Count < MostRuns || _timelines.ContainsKey(plan));
            _now = isWanted ? new RecordedSample(plan, current.Sample, new DispatchRecord(plan.Workers, MostDispatches)) : null;
            return _now?.Record;
        }
    }

    /// <inheritdoc/>
    public void Ended(RunPlan plan, CurrentRun current, double? seconds)
    {
        lock (_lock)
        {
            if (_now is { } now)
            {
                _last = now with { Seconds = seconds };
                Keep(_last);
            }

            _now = null;
        }
    }

    /// <inheritdoc/>
    public void Restarted(Restart restart, long noticed, long replaced)
    {
        Recovery recovery = new(restart.Worker, noticed, replaced);
        lock (_lock)
        {
            _now?.Recoveries.Add(recovery);

            // A replacement is noted after its order was told, and the run may have ended by then, and the next one begun. Whichever wasn't under way shows nothing of it.
            if (_last is { } last)
            {
                last.Recoveries.Add(recovery);
                Keep(last);
            }
        }
    }

    // A death behind the dispatches that are recorded shows nowhere, and is no reason to keep that sample.
    private void Keep(RecordedSample sample)
    {
        if (sample.ToTimeline() is not { } timeline)
        {
            return;
        }

        bool showsRecovery = timeline.Spans.Any(static span => span.State == TimelineState.Recovering);
        if (showsRecovery || !_hasRecovery.Contains(timeline.Plan))
        {
            _timelines[timeline.Plan] = timeline;
            _ = showsRecovery && _hasRecovery.Add(timeline.Plan);
        }
    }
}
