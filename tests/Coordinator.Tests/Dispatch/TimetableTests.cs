using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Tests.Dispatch;

public sealed class TimetableTests
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(3);

    [Fact]
    public void Moments_are_awaited_and_lie_a_period_apart()
    {
        Timetable timetable = new(Period, TestContext.Current.CancellationToken);
        List<long> due = [];
        for (int round = 0; round < 5; round++)
        {
            due.Add(timetable.AwaitNext());
            Assert.True(Stopwatch.GetTimestamp() >= due[^1]);
        }

        Assert.All(due.Zip(due.Skip(1)), static pair => Assert.Equal(Period.TotalSeconds, Elapsed.Seconds(pair.First, pair.Second), 1e-6));
    }

    [Fact]
    public void Being_late_for_one_moment_moves_none_of_the_others()
    {
        Timetable timetable = new(Period, TestContext.Current.CancellationToken);
        long first = timetable.AwaitNext();
        while (Elapsed.Seconds(first, Stopwatch.GetTimestamp()) < 4 * Period.TotalSeconds)
        {
            // What a slow round does: it takes several periods.
        }

        long second = timetable.AwaitNext();

        Assert.Equal(Period.TotalSeconds, Elapsed.Seconds(first, second), 1e-6);
        Assert.True(Elapsed.Seconds(second, Stopwatch.GetTimestamp()) >= 3 * Period.TotalSeconds, "The late round must count its lateness.");
    }

    [Fact]
    public void A_stop_ends_a_wait()
    {
        using CancellationTokenSource stop = new();
        Timetable timetable = new(TimeSpan.FromHours(1), stop.Token);
        stop.CancelAfter(TimeSpan.FromMilliseconds(20));

        Assert.Throws<OperationCanceledException>(() => timetable.AwaitNext());
    }

    [Fact]
    public void A_period_that_the_clock_cannot_tell_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => new Timetable(TimeSpan.Zero, CancellationToken.None));
}
