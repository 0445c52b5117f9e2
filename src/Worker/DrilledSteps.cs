using ParallelMotion.Shared.Drills;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Worker.Events;

namespace ParallelMotion.Worker;

/// <summary>A barrier at which this worker hurts itself, when a drill asks for it: the tick is done, the others are not told.</summary>
/// <param name="inner">The barrier proper.</param>
/// <param name="drill">The drill.</param>
/// <param name="events">Says so before.</param>
/// <param name="spoil">Spoils rows.</param>
internal sealed class DrilledSteps(ITickBarrier inner, FaultDrill drill, EventWriter events, Action<FaultAction> spoil) : ITickBarrier
{
    /// <inheritdoc/>
    public void Await()
    {
        SelfHarm.Do(drill.Pass(FaultDrill.Step), FaultDrill.Step, events, spoil);
        inner.Await();
    }

    /// <inheritdoc/>
    public long Step => inner.Step;

    /// <inheritdoc/>
    public void ResumeAt(long step) => inner.ResumeAt(step);
}
