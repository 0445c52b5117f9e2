using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace ParallelMotion.Coordinator.Threads;

/// <summary>A thread that does what it is told, as a worker process does, and sleeps in between. One thread tells and hears it.</summary>
internal sealed class RangeThread : IDisposable
{
    private readonly Thread _thread;
    private readonly SemaphoreSlim _told = new(0);
    private readonly SemaphoreSlim _done = new(0);
    private Action? _order;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts it.</summary>
    /// <param name="index">Its index.</param>
    public RangeThread(int index)
    {
        // In the background: a kernel that never returns must not keep the process alive.
        _thread = new Thread(Obey) { IsBackground = true, Name = $"range {index}" };
        _thread.Start();
    }

    /// <summary>Tells it what to do, without waiting for that.</summary>
    public void Tell(Action order)
    {
        _order = order;
        _ = _told.Release();
    }

    /// <summary>Waits until it has done what it was told. As for the serial run there is no limit: nothing ends a kernel of this process from outside.</summary>
    /// <returns>What it threw; null where it didn't.</returns>
    public ExceptionDispatchInfo? Hear()
    {
        _done.Wait();
        ExceptionDispatchInfo? failure = _failure;
        _failure = null;
        return failure;
    }

    /// <summary>Sends threads home, all at once, and disposes of them.</summary>
    /// <param name="threads">The threads.</param>
    /// <param name="limit">For all together; whoever is still at work then is left to itself.</param>
    public static void SendHome(IReadOnlyCollection<RangeThread> threads, TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (RangeThread thread in threads)
        {
            thread._order = null;
            _ = thread._told.Release();
        }

        foreach (RangeThread thread in threads)
        {
            TimeSpan left = limit - Stopwatch.GetElapsedTime(start);
            _ = thread._thread.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            thread.Dispose();
        }
    }

    /// <summary>Releases what it waits on, unless it still runs.</summary>
    public void Dispose()
    {
        if (!_thread.IsAlive)
        {
            _told.Dispose();
            _done.Dispose();
        }
    }

    private void Obey()
    {
        while (true)
        {
            _told.Wait();
            if (_order is not { } order)
            {
                return;
            }

            try
            {
                order();
            }
            catch (Exception cause)
            {
                _failure = ExceptionDispatchInfo.Capture(cause);
            }

            _ = _done.Release();
        }
    }
}
