using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>
/// Hears of each dispatch, on the dispatching thread: whatever it does, every worker waits for, so it allocates nothing and takes no lock. Where
/// somebody listens, the clock is read twice a dispatch and once for each worker (some 25 ns each).
/// </summary>
internal interface IDispatchTimes
{
    /// <summary>All workers were told an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="begun">When the first was about to be told, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</param>
    /// <param name="ended">When the last had been.</param>
    void Told(Execute order, long begun, long ended)
    {
    }

    /// <summary>A worker's answer was read; of each dispatch all are, in the order of their indices.</summary>
    /// <param name="worker">Its index.</param>
    /// <param name="nanoseconds">What its ticks took, on its own clock: without telling and without waiting for others.</param>
    /// <param name="at">When it was read, in ticks of <see cref="System.Diagnostics.Stopwatch"/>: it may have lain there while an earlier one was awaited.</param>
    void Heard(int worker, long nanoseconds, long at);
}
