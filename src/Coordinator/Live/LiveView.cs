using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Live.Counting;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Live;

/// <summary>
/// Keeps what there is to see of a job, for whoever looks. The thread that measures tells it, between runs, in a few stores; what it finds of a run that
/// goes on it reads itself, in <see cref="Look"/>, on the thread that looks. So nobody who measures waits for somebody who watches.
/// </summary>
internal sealed class LiveView : IRunObserver
{
    private readonly Lock _lock = new();
    private readonly string _run;
    private readonly string _machine;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly DispatchPulse? _pulse;
    private readonly JobPosition _position = new();
    private readonly StageHistory _stages = new();
    private readonly FinishedRuns _finished = new();
    private readonly CrewTable _crew = new();
    private readonly RestartList _restarts = new();
    private readonly List<LiveRoundTrip> _roundTrips = [];
    private readonly List<WorkTrack> _own = [];
    private readonly RateWindow _ticks = new();
    private double _ticksDone;
    private RunInSight? _now;
    private string? _exercise;
    private double? _endedAt;
    private ExitCode? _outcome;

    /// <summary>Begins to watch.</summary>
    /// <param name="run">The job's number.</param>
    /// <param name="machine">The machine, in a sentence.</param>
    /// <param name="hearsDispatches">Whether each dispatch is to be heard of too: it then reads the clock, and says what workers computed for.</param>
    public LiveView(string run, string machine, bool hearsDispatches)
    {
        (_run, _machine) = (run, machine);
        _pulse = hearsDispatches ? new DispatchPulse() : null;
    }

    /// <inheritdoc/>
    public void Planned(Agenda agenda)
    {
        lock (_lock)
        {
            _position.Plan(agenda);
        }
    }

    /// <inheritdoc/>
    public void Sampling(SchedulePlan plan, SamplePolicy policy)
    {
        lock (_lock)
        {
            _position.Begin(plan, policy);
        }
    }

    /// <inheritdoc/>
    public void Opened(CrewSight crew)
    {
        lock (_lock)
        {
            _crew.Open(crew.Look, () => crew.HasFailed);
        }
    }

    /// <inheritdoc/>
    public void Closed()
    {
        lock (_lock)
        {
            _crew.Close();
        }
    }

    /// <inheritdoc/>
    public IDispatchTimes? Begins(RunPlan plan, CurrentRun current, IFinishedRows done)
    {
        lock (_lock)
        {
            _exercise = current.Exercise;
            _now = new RunInSight(plan, current, done, plan.IsOnWorkers ? _crew.TrackOf : OwnTrack);
            _pulse?.Begin(plan.IsOnWorkers ? plan.Workers : 0, plan.IsRung);
            if (current.Sample is not null)
            {
                _position.BeginSample(Elapsed());
            }

            return plan.IsOnWorkers ? _pulse : null;
        }
    }

    /// <inheritdoc/>
    public void Ended(RunPlan plan, CurrentRun current, double? seconds)
    {
        lock (_lock)
        {
            _ticksDone += seconds is null ? 0 : _now?.Complete() ?? 0;
            _now = null;
        }
    }

    /// <inheritdoc/>
    public void Sampled(RunPlan plan, CurrentRun current, double seconds)
    {
        lock (_lock)
        {
            _position.Sampled(Elapsed());
            _finished.Add(plan, current, seconds);
        }
    }

    /// <inheritdoc/>
    public void Measured(RoundTrip trip)
    {
        lock (_lock)
        {
            SampleStatistics seconds = trip.Seconds;
            _roundTrips.Add(new LiveRoundTrip(
                RunName.CountOf(trip.Workers, trip.IsPinned), trip.Channel, seconds.Count, seconds.P50, seconds.P99, seconds.Maximum));
        }
    }

    /// <inheritdoc/>
    public void Restarted(Restart restart, long noticed, long replaced)
    {
        lock (_lock)
        {
            _restarts.Add(restart, Seconds(_start, noticed));
            _crew.TrackOf(restart.Worker).Restarts++;
        }
    }

    /// <summary>Something begins, in words.</summary>
    public void BeginStage(string text)
    {
        lock (_lock)
        {
            _stages.Begin(text, Elapsed());
        }
    }

    /// <summary>The job has ended: what is seen stands still from now on.</summary>
    /// <param name="outcome">How; what is said first stays.</param>
    public void End(ExitCode outcome)
    {
        lock (_lock)
        {
            _outcome ??= outcome;
            _endedAt ??= Elapsed();
            _now = null;
            _stages.Begin("ended", _endedAt.Value);
        }
    }

    /// <summary>Looks. From any thread but the one that measures; looks a fraction of a second apart make the rates.</summary>
    public LiveSnapshot Look()
    {
        lock (_lock)
        {
            double at = _endedAt ?? Elapsed();
            _ticksDone += _now?.See() ?? 0;
            _ticks.Add(at, _ticksDone);
            IReadOnlyList<LiveWorker> workers = _crew.Look(at, _now, _pulse);
            return new LiveSnapshot
            {
                Run = _run,
                Machine = _machine,
                Status = _endedAt is not null ? "ended" : _crew.HasFailed ? "failed" : "running",
                Outcome = _outcome?.ToString(),
                Ending = _outcome is { } outcome ? ExitCodeText.Of(outcome) : null,
                ElapsedSeconds = at,
                Stage = _stages.Now,
                Part = _position.PartAt(_exercise),
                Samples = _position.SamplesAt(at, _now?.Current.Sample is null ? 0 : _now.Share),
                Now = _now?.Shown,
                TicksPerSecond = _endedAt is null ? _ticks.PerSecond : 0,
                Workers = workers,
                Telling = Telling(),
                RoundTrips = [.. _roundTrips],
                RestartCount = _restarts.Count,
                Restarts = _restarts.Look(),
                Stages = _stages.Look(at),
                Measurements = _finished.Look(),
            };
        }
    }

    private static double Seconds(long from, long to) => Measurements.Elapsed.Seconds(from, to);

    private double Elapsed() => Seconds(_start, Stopwatch.GetTimestamp());

    private WorkTrack OwnTrack(int index)
    {
        while (_own.Count <= index)
        {
            _own.Add(new WorkTrack());
        }

        return _own[index];
    }

    private IReadOnlyList<LiveTrips> Telling() => _pulse is null ? [] :
    [
        .. new[] { ("pipe", _pulse.ByPipe), ("doorbell", _pulse.ByDoorbell) }
            .Select(static each => (each.Item1, Buckets: each.Item2.Look()))
            .Where(static each => each.Buckets.Count > 0)
            .Select(static each => new LiveTrips(each.Item1, each.Buckets.Sum(static bucket => bucket.Count), each.Buckets)),
    ];
}
