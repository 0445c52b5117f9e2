using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>Says what is being run, to whoever asks, from any thread. Written by the thread that measures.</summary>
internal sealed class RunContext
{
    /// <summary>Changes that are remembered: those of the last second or so, for what workers tell arrives a moment later.</summary>
    private const int MostChanges = 256;

    private readonly Lock _lock = new();
    private readonly Queue<(DateTimeOffset Since, CurrentRun Run)> _past = new();
    private volatile CurrentRun _now = CurrentRun.None;

    /// <summary>What is being run now.</summary>
    public CurrentRun Now => _now;

    /// <summary>What was being run at a time that is not long ago; for an earlier one, the first that is remembered.</summary>
    public CurrentRun At(DateTimeOffset time)
    {
        lock (_lock)
        {
            CurrentRun run = _past.Count < MostChanges ? CurrentRun.None : _past.Peek().Run;
            foreach ((DateTimeOffset since, CurrentRun each) in _past)
            {
                run = since <= time ? each : run;
            }

            return run;
        }
    }

    /// <summary>An exercise begins; what follows belongs to it until the next one does.</summary>
    public void BeginExercise(string name) => Change(CurrentRun.None with { Exercise = name });

    /// <summary>A run begins.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="stage">What is done with it, in words.</param>
    /// <param name="sample">Which sample it is, from 1; null where none is taken.</param>
    /// <param name="samples">How many samples are taken at most.</param>
    public void Begin(RunPlan plan, string stage, int? sample = null, int? samples = null) => Change(new CurrentRun(stage)
    {
        Exercise = _now.Exercise,
        Kernel = plan.Schedule.Name,
        Run = RunName.Of(plan),
        Dispatch = DispatchName.Of(plan.Dispatch),
        Sweep = SweepName.Of(plan.Sweep),
        Workers = plan.Dispatch == DispatchMode.Serial ? 0 : plan.Workers,
        Sample = sample,
        Samples = samples,
    });

    /// <summary>The run is over.</summary>
    public void End() => Change(CurrentRun.None with { Exercise = _now.Exercise });

    private void Change(CurrentRun run)
    {
        _now = run;
        lock (_lock)
        {
            _past.Enqueue((TimeProvider.System.GetUtcNow(), run));
            if (_past.Count > MostChanges)
            {
                _ = _past.Dequeue();
            }
        }
    }
}
