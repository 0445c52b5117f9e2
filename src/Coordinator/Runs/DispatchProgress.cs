using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>Shows how far a run is that is told in several dispatches, at most ten times a second.</summary>
internal sealed class DispatchProgress(IProgressLine line, string run, int ticks) : IDispatchProgress
{
    private long _shown = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Finished(int finishedTicks)
    {
        if (Stopwatch.GetElapsedTime(_shown) >= BatchChoice.LongestDispatch)
        {
            _shown = Stopwatch.GetTimestamp();
            line.Show($"{run}: {100.0 * finishedTicks / ticks:0} %");
        }
    }
}
