using System.Diagnostics;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Tests.Runs;

public sealed class DrainTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void It_is_over_when_its_limit_has_passed_and_not_before()
    {
        TimeSpan limit = TimeSpan.FromMilliseconds(200);
        using Drain drain = new(limit);
        long start = Stopwatch.GetTimestamp();

        drain.Begin();
        drain.Begin();

        Assert.True(drain.Begun.IsCancellationRequested);
        Assert.True(drain.Over.WaitHandle.WaitOne(Patience));
        Assert.True(Stopwatch.GetElapsedTime(start) >= limit * 0.9);
    }

    [Fact]
    public void Nothing_is_over_that_was_not_begun_or_is_done()
    {
        using Drain never = new(TimeSpan.Zero);
        Assert.False(never.Begun.IsCancellationRequested || never.Over.IsCancellationRequested);

        Drain done = new(TimeSpan.FromMilliseconds(50));
        done.Dispose();
        done.Begin();
        Assert.False(done.Over.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(250)));
    }

    [Fact]
    public void It_explains_what_a_stop_breaks_and_nothing_else()
    {
        using Drain drain = new(Patience);
        Assert.False(drain.Explains(new OperationCanceledException()));

        drain.Begin();

        Assert.True(drain.Explains(new OperationCanceledException()));
        Assert.True(drain.Explains(new WorkerFailedException(0, "It was ended.")));
        Assert.False(drain.Explains(new InvalidOperationException()));
    }
}
