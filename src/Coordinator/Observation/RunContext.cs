using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>Says what is being run, to whoever asks, from any thread. Written by the thread that measures.</summary>
internal sealed class RunContext
{
    private volatile CurrentRun _now = CurrentRun.None;

    /// <summary>What is being run now.</summary>
    public CurrentRun Now => _now;

    /// <summary>An exercise begins; what follows belongs to it until the next one does.</summary>
    public void BeginExercise(string name) => _now = CurrentRun.None with { Exercise = name };

    /// <summary>A run begins.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="stage">What is done with it, in words.</param>
    /// <param name="sample">Which sample it is, from 1; null where none is taken.</param>
    /// <param name="samples">How many samples are taken at most.</param>
    public void Begin(RunPlan plan, string stage, int? sample = null, int? samples = null) => _now = new CurrentRun(stage)
    {
        Exercise = _now.Exercise,
        Kernel = plan.Schedule.Name,
        Run = RunName.Of(plan),
        Dispatch = DispatchName.Of(plan.Dispatch),
        Workers = plan.Dispatch == DispatchMode.Serial ? 0 : plan.Workers,
        Sample = sample,
        Samples = samples,
    };

    /// <summary>The run is over.</summary>
    public void End() => _now = CurrentRun.None with { Exercise = _now.Exercise };
}
