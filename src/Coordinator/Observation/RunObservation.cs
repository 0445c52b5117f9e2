using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>Tells all who want to hear what goes on, and knows what it belongs to.</summary>
/// <param name="observers">Who wants to.</param>
internal sealed class RunObservation(params IReadOnlyList<IRunObserver> observers)
{
    /// <summary>What is being run.</summary>
    public RunContext Context { get; } = new();

    /// <summary>The workers that were replaced, in all that is run.</summary>
    public RestartBook Restarts { get; } = new();

    /// <summary>Workers are up.</summary>
    /// <param name="crew">What can be looked at of them.</param>
    public void Opened(CrewSight crew)
    {
        foreach (IRunObserver each in observers)
        {
            each.Opened(crew);
        }
    }

    /// <summary>They have gone.</summary>
    public void Closed()
    {
        foreach (IRunObserver each in observers)
        {
            each.Closed();
        }
    }

    /// <summary>A run begins.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="done">What is finished of it.</param>
    /// <param name="times">Who hears of its dispatches besides; null for nobody.</param>
    /// <returns>Who hears of its dispatches; null for nobody, so that whoever tells needn't look at the clock.</returns>
    public IDispatchTimes? Begins(RunPlan plan, IFinishedRows done, IDispatchTimes? times = null)
    {
        foreach (IRunObserver each in observers)
        {
            times = SeveralTimes.Both(times, each.Begins(plan, Context.Now, done));
        }

        return times;
    }

    /// <summary>It has ended.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="seconds">What its ticks took; null where it broke off.</param>
    public void Ended(RunPlan plan, double? seconds)
    {
        foreach (IRunObserver each in observers)
        {
            each.Ended(plan, Context.Now, seconds);
        }
    }

    /// <summary>Round trips were measured.</summary>
    public RoundTrip Measured(RoundTrip trip)
    {
        foreach (IRunObserver each in observers)
        {
            each.Measured(trip);
        }

        return trip;
    }

    /// <summary>A worker died and was replaced, just now. From any thread.</summary>
    /// <param name="restart">What there is to say of it; what was being run is added.</param>
    /// <param name="noticed">When its death was noticed, in ticks of <see cref="Stopwatch"/>.</param>
    public void Restarted(Restart restart, long noticed)
    {
        long replaced = Stopwatch.GetTimestamp();
        CurrentRun now = Context.Now;
        Restart placed = restart with
        {
            Exercise = now.Exercise,
            Kernel = now.Kernel,
            Dispatch = now.Dispatch,
            Workers = now.Workers,
            Sample = now.Sample,
        };
        Restarts.Note(placed);
        foreach (IRunObserver each in observers)
        {
            each.Restarted(placed, noticed, replaced);
        }
    }
}
