using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Threads;

/// <summary>One range of a plan, to be computed in this process.</summary>
/// <param name="index">The range's index.</param>
/// <param name="sweep">Over the range.</param>
/// <param name="progress">Heeds a stop.</param>
internal sealed class RangeWork(int index, ScheduleSweep sweep, StopHeed progress)
{
    private readonly string _where = $"in thread {index}";

    /// <summary>The longest time that its kernels were silent.</summary>
    public TimeSpan LongestSilence => progress.Longest;

    /// <summary>Row-ticks finished, to be read from any thread.</summary>
    public long RowTicks => progress.Of(worker: 0);

    /// <summary>Takes the range through ticks, on whichever thread this is.</summary>
    /// <exception cref="Outcomes.RefusedException">A kernel threw.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Run(int firstTick, int ticks)
    {
        progress.Begin();
        OwnTicks.Run(sweep, firstTick, ticks, progress, _where);
    }
}
