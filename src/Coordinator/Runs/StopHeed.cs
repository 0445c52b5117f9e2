using System.Diagnostics;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>Ends a sweep in this process where the job is stopped, and notes how long its kernels were silent.</summary>
/// <param name="stop">Heeded between two calls of a kernel.</param>
internal sealed class StopHeed(CancellationToken stop) : ISweepProgress, IFinishedRows
{
    private long _last = Stopwatch.GetTimestamp();
    private long _longest;
    private long _rowTicks;

    /// <summary>The longest time between two reports.</summary>
    public TimeSpan Longest => Stopwatch.GetElapsedTime(0, _longest);

    /// <inheritdoc/>
    public long Of(int worker) => Interlocked.Read(ref _rowTicks);

    /// <summary>Says that what follows begins now: whatever was waited for before is no silence.</summary>
    public void Begin() => _last = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Finished(long rowTicks)
    {
        _ = Interlocked.Add(ref _rowTicks, rowTicks);
        stop.ThrowIfCancellationRequested();
        long now = Stopwatch.GetTimestamp();
        _longest = Math.Max(_longest, now - _last);
        _last = now;
    }
}
