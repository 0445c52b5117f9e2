using System.Diagnostics;
using ParallelMotion.Coordinator.Threads;

namespace ParallelMotion.Coordinator.Tests.Threads;

public sealed class RangeThreadTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    // One limit after another would be 6 s.
    [Fact]
    public void Threads_that_do_not_come_home_are_waited_for_together()
    {
        using ManualResetEventSlim end = new();
        using CountdownEvent begun = new(20);
        RangeThread[] threads = [.. Enumerable.Range(0, begun.InitialCount).Select(static index => new RangeThread(index))];
        foreach (RangeThread thread in threads)
        {
            thread.Tell(() =>
            {
                _ = begun.Signal();
                end.Wait(TestContext.Current.CancellationToken);
            });
        }

        Assert.True(begun.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        long start = Stopwatch.GetTimestamp();
        RangeThread.SendHome(threads, Limit);

        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        end.Set();
        Assert.All(threads, static thread => Assert.Null(thread.Hear()));
        // A wait may end a fraction of a millisecond early.
        Assert.InRange(taken, 0.9 * Limit, 10 * Limit);
    }
}
