using System.Diagnostics;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>
/// Moments at a fixed distance on the monotonic clock, decided in advance: being late for one moves none of the others.
/// </summary>
internal sealed class Timetable
{
    /// <summary>A wait that the system ends is late by about this much, so the rest of the way is spent awake.</summary>
    private static readonly TimeSpan Awake = TimeSpan.FromMilliseconds(0.3);

    private readonly long _start;
    private readonly long _period;
    private readonly CancellationToken _stop;
    private long _next;

    /// <summary>Starts one; its first moment is a period from now.</summary>
    /// <param name="period">The distance, at least one tick of the clock.</param>
    /// <param name="stop">Ends a wait.</param>
    public Timetable(TimeSpan period, CancellationToken stop)
    {
        _period = (long)(period.TotalSeconds * Stopwatch.Frequency);
        ArgumentOutOfRangeException.ThrowIfLessThan(_period, 1, nameof(period));
        _stop = stop;
        _start = Stopwatch.GetTimestamp();
    }

    /// <summary>Waits for the next moment; not at all when it has passed already.</summary>
    /// <returns>The moment, as it stands in the timetable.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public long AwaitNext()
    {
        long due = _start + (++_next * _period);
        while (Stopwatch.GetTimestamp() is var now && now < due)
        {
            TimeSpan asleep = Stopwatch.GetElapsedTime(now, due) - Awake;
            if (asleep < TimeSpan.FromMilliseconds(1))
            {
                // Whoever else wants this CPU may have it meanwhile.
                _ = Thread.Yield();
            }
            else
            {
                _ = _stop.WaitHandle.WaitOne(asleep);
            }

            _stop.ThrowIfCancellationRequested();
        }

        _stop.ThrowIfCancellationRequested();
        return due;
    }
}
