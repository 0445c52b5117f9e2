using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>
/// Hears of what goes on. Called on the thread that measures, between runs, unless a member says otherwise: what it does there delays
/// the next run, and must neither wait nor throw.
/// </summary>
internal interface IRunObserver
{
    /// <summary>The job begins.</summary>
    /// <param name="agenda">What it has before it.</param>
    void Planned(Agenda agenda)
    {
    }

    /// <summary>Workers are up.</summary>
    /// <param name="crew">What can be looked at of them, from any thread, until it is closed.</param>
    void Opened(CrewSight crew)
    {
    }

    /// <summary>They have gone.</summary>
    void Closed()
    {
    }

    /// <summary>The runs of a schedule are about to be sampled, in rounds; each is rehearsed before the first.</summary>
    /// <param name="plan">The runs.</param>
    /// <param name="policy">How often.</param>
    void Sampling(SchedulePlan plan, SamplePolicy policy)
    {
    }

    /// <summary>A run begins: whoever takes part is attached.</summary>
    /// <param name="plan">The run; its ticks may be fewer than those of the sample that it prepares.</param>
    /// <param name="current">What it belongs to.</param>
    /// <param name="done">What is finished of it.</param>
    /// <returns>Who hears of its dispatches; null where nobody wants to. Unused where no worker is told.</returns>
    IDispatchTimes? Begins(RunPlan plan, CurrentRun current, IFinishedRows done) => null;

    /// <summary>It has ended.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="current">What it belongs to.</param>
    /// <param name="seconds">From the first tick told to the last completion heard; null where it broke off.</param>
    void Ended(RunPlan plan, CurrentRun current, double? seconds)
    {
    }

    /// <summary>A sample was taken; its result isn't looked at yet.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="current">What it belongs to.</param>
    /// <param name="seconds">The sample, as it will be reported.</param>
    void Sampled(RunPlan plan, CurrentRun current, double seconds)
    {
    }

    /// <summary>Round trips were measured.</summary>
    void Measured(RoundTrip trip)
    {
    }

    /// <summary>A worker died and was replaced. On the thread that replaced it, at any time.</summary>
    /// <param name="restart">What there is to say of it.</param>
    /// <param name="noticed">When its death was noticed, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</param>
    /// <param name="replaced">When another had its place.</param>
    void Restarted(Restart restart, long noticed, long replaced)
    {
    }
}
