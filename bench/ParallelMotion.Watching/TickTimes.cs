using ParallelMotion.Coordinator.Dispatch;

namespace ParallelMotion.Watching;

/// <summary>When each tick of a run ended that is told every tick. There is room for all before the first.</summary>
/// <param name="ticks">Ticks of the run.</param>
/// <param name="last">The worker whose answer is read last.</param>
internal sealed class TickTimes(int ticks, int last) : IDispatchTimes
{
    private readonly long[] _ended = new long[ticks];
    private int _count;

    /// <summary>The ends, in ticks of <see cref="System.Diagnostics.Stopwatch"/>, ascending.</summary>
    public ReadOnlySpan<long> Ended => _ended.AsSpan(0, _count);

    /// <inheritdoc/>
    public void Heard(int worker, long nanoseconds, long at)
    {
        if (worker == last)
        {
            _ended[_count++] = at;
        }
    }
}
