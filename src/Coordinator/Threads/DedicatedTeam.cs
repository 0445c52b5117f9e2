using System.Runtime.ExceptionServices;

namespace ParallelMotion.Coordinator.Threads;

/// <summary>A thread for each range, told as workers are: all before the first is heard.</summary>
internal sealed class DedicatedTeam : IRangeTeam
{
    private readonly RangeThread[] _threads;
    private readonly Action[] _orders;
    private int _firstTick;
    private int _ticks;

    /// <summary>Prepares.</summary>
    /// <param name="threads">As many as there are ranges.</param>
    /// <param name="ranges">The ranges.</param>
    public DedicatedTeam(RangeThread[] threads, RangeWork[] ranges)
    {
        _threads = threads;

        // Made once: a tick allocates nothing.
        _orders = [.. ranges.Select(range => (Action)(() => range.Run(_firstTick, _ticks)))];
    }

    /// <inheritdoc/>
    public void Run(int firstTick, int ticks)
    {
        (_firstTick, _ticks) = (firstTick, ticks);
        Do(_threads, _orders);
    }

    /// <summary>Has each thread do something of its own, and waits for all: whoever failed, the others are still at work.</summary>
    public static void Do(RangeThread[] threads, Action[] orders)
    {
        for (int index = 0; index < threads.Length; index++)
        {
            threads[index].Tell(orders[index]);
        }

        ExceptionDispatchInfo? first = null;
        foreach (RangeThread thread in threads)
        {
            ExceptionDispatchInfo? failure = thread.Hear();
            first ??= failure;
        }

        first?.Throw();
    }
}
