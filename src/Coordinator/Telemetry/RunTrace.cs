using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>
/// One trace of a job or of the lab: a span for each worker process, for each run, for a run's first dispatches, and for what each worker
/// computed in them. Spans are made when what they tell is over, from times that were noted, so nothing is added to what is measured.
/// </summary>
internal sealed class RunTrace : IRunObserver, IDisposable
{
    /// <summary>Dispatches of a sample that get a span. More would tell the same again, and a run of a million ticks would drown its trace.</summary>
    internal const int MostDispatches = 16;

    private readonly Lock _lock = new();
    private readonly ActivitySource _source;
    private readonly Activity? _root;
    private readonly SpanMaker _maker;
    private readonly WorkerSpans _workers;
    private DispatchRecord? _record;
    private long _begun;

    /// <summary>Begins the trace.</summary>
    /// <param name="version">The tool's version.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="clock">Says what time it is.</param>
    public RunTrace(string version, string run, TimeProvider clock)
    {
        _source = new ActivitySource(TelemetryNames.Source, version);
        _root = _source.StartActivity($"run {run}", ActivityKind.Internal, default(ActivityContext));

        // What else this process sends is no part of it.
        Activity.Current = null;
        _maker = new SpanMaker(_source, new SpanClock(clock));
        _workers = new WorkerSpans(_maker, _root?.Context ?? default);
    }

    /// <inheritdoc/>
    public void Opened(CrewSight crew)
    {
        lock (_lock)
        {
            _workers.Open(crew);
        }
    }

    /// <inheritdoc/>
    public void Closed()
    {
        lock (_lock)
        {
            _workers.Close();
        }
    }

    /// <inheritdoc/>
    public IDispatchTimes? Begins(RunPlan plan, CurrentRun current, IFinishedRows done)
    {
        _begun = Stopwatch.GetTimestamp();
        return _record = plan.IsOnWorkers && current.Sample is not null && _root is not null ? new DispatchRecord(plan.Workers, MostDispatches) : null;
    }

    /// <inheritdoc/>
    public void Ended(RunPlan plan, CurrentRun current, double? seconds)
    {
        TagList tags = TelemetryTags.Of(plan, current);
        ActivityContext run = _maker.Make(
            $"{plan.Schedule.Name}: {RunName.Of(plan)}", _root?.Context ?? default, _begun, Stopwatch.GetTimestamp(), tags, seconds is null ? "It broke off." : null);
        if (_record is { Count: > 0 } record)
        {
            new DispatchSpans(_maker, plan, record).MakeWithin(run);
        }

        _record = null;
    }

    /// <inheritdoc/>
    public void Restarted(Restart restart, long noticed, long replaced)
    {
        lock (_lock)
        {
            _workers.Replace(restart, noticed, replaced);
        }
    }

    /// <summary>Ends the trace.</summary>
    public void Dispose()
    {
        Closed();
        _root?.Dispose();
        _source.Dispose();
    }
}
