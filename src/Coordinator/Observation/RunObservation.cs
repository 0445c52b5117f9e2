using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>Tells all who want to hear what goes on, and knows what it belongs to.</summary>
/// <param name="observers">Who wants to.</param>
internal sealed class RunObservation(params IReadOnlyList<IRunObserver> observers)
{
    private bool _hasBegun;

    /// <summary>What is being run.</summary>
    public RunContext Context { get; } = new();

    /// <summary>The workers that were replaced, in all that is run.</summary>
    public RestartBook Restarts { get; } = new();

    /// <summary>The job begins.</summary>
    /// <param name="agenda">What it has before it.</param>
    public void Planned(Agenda agenda)
    {
        Tell(each => each.Planned(agenda));
    }

    /// <summary>The runs of a schedule are about to be sampled.</summary>
    /// <param name="plan">The runs.</param>
    /// <param name="policy">How often.</param>
    public void Sampling(SchedulePlan plan, SamplePolicy policy)
    {
        Tell(each => each.Sampling(plan, policy));
    }

    /// <summary>A sample was taken.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="seconds">The sample, as it will be reported.</param>
    public void Sampled(RunPlan plan, double seconds)
    {
        Tell(each => each.Sampled(plan, Context.Now, seconds));
    }

    /// <summary>Workers are up.</summary>
    /// <param name="crew">What can be looked at of them.</param>
    public void Opened(CrewSight crew)
    {
        Tell(each => each.Opened(crew));
    }

    /// <summary>They have gone.</summary>
    public void Closed()
    {
        Tell(each => each.Closed());
    }

    /// <summary>A run begins.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="done">What is finished of it.</param>
    /// <param name="times">Who hears of its dispatches besides; null for nobody.</param>
    /// <returns>Who hears of its dispatches; null for nobody, so that whoever tells needn't look at the clock.</returns>
    public IDispatchTimes? Begins(RunPlan plan, IFinishedRows done, IDispatchTimes? times = null)
    {
        _hasBegun = true;
        foreach (IRunObserver each in observers)
        {
            times = SeveralTimes.Both(times, each.Begins(plan, Context.Now, done));
        }

        return times;
    }

    /// <summary>It has ended, or broken off; where it hadn't begun, since nobody could be attached, nobody hears of it.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="seconds">What its ticks took; null where it broke off.</param>
    public void Ended(RunPlan plan, double? seconds)
    {
        if (!_hasBegun)
        {
            return;
        }

        _hasBegun = false;
        Tell(each => each.Ended(plan, Context.Now, seconds));
    }

    /// <summary>Round trips were measured.</summary>
    public RoundTrip Measured(RoundTrip trip)
    {
        Tell(each => each.Measured(trip));

        return trip;
    }

    /// <summary>A worker died and was replaced, just now. From any thread.</summary>
    /// <param name="restart">What there is to say of it; what was being run when it died is added.</param>
    /// <param name="noticed">When its death was noticed, in ticks of <see cref="Stopwatch"/>.</param>
    public void Restarted(Restart restart, long noticed)
    {
        long replaced = Stopwatch.GetTimestamp();

        // In this order: whatever comes between the two clocks makes it later, and a run doesn't end while somebody owes it an answer; earlier, it might be the run before.
        TimeSpan since = Stopwatch.GetElapsedTime(noticed);
        CurrentRun now = Context.At(TimeProvider.System.GetUtcNow() - since);
        Restart placed = restart with
        {
            Exercise = now.Exercise,
            Kernel = now.Kernel,
            Dispatch = now.Dispatch,
            Sweep = now.Sweep,
            Workers = now.Workers,
            Sample = now.Sample,
        };
        Restarts.Note(placed);
        Tell(each => each.Restarted(placed, noticed, replaced));
    }

    private void Tell(Action<IRunObserver> say)
    {
        foreach (IRunObserver each in observers)
        {
            say(each);
        }
    }
}
