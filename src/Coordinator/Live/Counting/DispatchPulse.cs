using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Live.Counting;

/// <summary>
/// Counts what dispatches say of workers. The dispatching thread stores a few words, without a lock and without memory of its own to make; others read
/// each word whole, and take nothing for granted between two of them.
/// </summary>
internal sealed class DispatchPulse : IDispatchTimes
{
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private readonly long[] _computed = new long[Limits.MaxWorkers];
    private readonly long[] _answered = new long[Limits.MaxWorkers];
    private TripBuckets _trips = new();
    private int _last;
    private long _told;
    private long _begun;
    private long _slowest;

    /// <summary>What telling cost over the pipes.</summary>
    public TripBuckets ByPipe { get; } = new();

    /// <summary>What it cost by doorbell.</summary>
    public TripBuckets ByDoorbell { get; } = new();

    /// <summary>Dispatches so far.</summary>
    public long Dispatches => Interlocked.Read(ref _told);

    /// <summary>When the last one began, in ticks of <see cref="Stopwatch"/>.</summary>
    public long Begun => Interlocked.Read(ref _begun);

    /// <summary>Nanoseconds that a worker has computed for, in all that it has answered.</summary>
    public long Computed(int worker) => Interlocked.Read(ref _computed[worker]);

    /// <summary>Whether a worker has not answered the last dispatch yet. Means something while one goes on that it takes part in.</summary>
    public bool Owes(int worker) => Interlocked.Read(ref _answered[worker]) != Dispatches;

    /// <summary>A run begins. On the dispatching thread, before the first dispatch.</summary>
    /// <param name="workers">How many answer each dispatch.</param>
    /// <param name="isRung">Whether orders are rung.</param>
    public void Begin(int workers, bool isRung)
    {
        (_last, _trips) = (workers - 1, isRung ? ByDoorbell : ByPipe);
        Array.Fill(_answered, _told);
    }

    /// <inheritdoc/>
    public void Told(Execute order, long begun, long ended)
    {
        _begun = begun;
        _slowest = 0;
        _told++;
    }

    /// <inheritdoc/>
    public void Heard(int worker, long nanoseconds, long at)
    {
        _computed[worker] += nanoseconds;
        _answered[worker] = _told;
        _slowest = Math.Max(_slowest, nanoseconds);
        if (worker == _last)
        {
            _trips.Count((long)((at - _begun) * NanosecondsPerTick) - _slowest);
        }
    }
}
