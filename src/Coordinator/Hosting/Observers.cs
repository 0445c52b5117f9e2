using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Observation;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>Who hears of what goes on in a job or the lab, by what was asked for: nobody else costs anything.</summary>
internal sealed class Observers
{
    private readonly TimelineRecorder? _timelines;

    /// <summary>Composes them.</summary>
    /// <param name="spec">What was asked for.</param>
    public Observers(HostedSpec spec)
    {
        _timelines = spec.Report is null ? null : new TimelineRecorder();
        Observation = new RunObservation([.. new IRunObserver?[] { _timelines }.OfType<IRunObserver>()]);
    }

    /// <summary>Tells them.</summary>
    public RunObservation Observation { get; }

    /// <summary>Adds what they noted to what was found out.</summary>
    public Findings Complete(Findings result) => result with { Timelines = _timelines?.Timelines ?? [] };
}
