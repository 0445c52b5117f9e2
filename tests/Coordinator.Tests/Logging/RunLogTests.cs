using System.Diagnostics;
using ParallelMotion.Coordinator.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Tests.Logging;

public sealed class RunLogTests
{
    private const int QueuedEvents = 4;

    private static readonly TimeSpan CloseLimit = TimeSpan.FromMilliseconds(200);

    [Fact]
    public void A_hanging_disk_delays_no_event_and_the_dropped_ones_are_counted()
    {
        using HangingSink disk = new();
        using RunLog log = Open(disk, TimeSpan.FromMinutes(1));
        log.Logger.Information("taken by the writer");
        Assert.True(disk.IsHanging.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "The writer never began.");

        for (int i = 0; i < QueuedEvents + 3; i++)
        {
            log.Logger.Information("{Number}", i);
        }

        Assert.Equal(3, log.DroppedEvents);
        disk.Release();
        log.Dispose();
        Assert.Equal(1 + QueuedEvents, disk.Written);
        Assert.Equal(3, log.DroppedEvents);
    }

    [Fact]
    public void Closing_gives_a_hanging_disk_up_at_its_limit()
    {
        using HangingSink disk = new();
        RunLog log = Open(disk, CloseLimit);
        log.Logger.Information("never written");
        Assert.True(disk.IsHanging.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "The writer never began.");

        long start = Stopwatch.GetTimestamp();
        log.Dispose();
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        disk.Release();

        Assert.InRange(took, CloseLimit * 0.9, HangingSink.Limit / 2);
    }

    private static RunLog Open(HangingSink disk, TimeSpan closeLimit)
    {
        DropCounter drops = new();
        LoggerConfiguration configuration = new();
        LogSetup.AddQueued(configuration.WriteTo, sink => sink.Sink(disk), drops, QueuedEvents);
        return new RunLog(configuration.CreateLogger(), new LogFile(Path: null, Warning: null), drops, closeLimit);
    }

    /// <summary>A disk that takes nothing until it is released, or its limit ends a failed test.</summary>
    private sealed class HangingSink : ILogEventSink, IDisposable
    {
        public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

        private readonly ManualResetEventSlim _released = new();
        private int _written;

        public ManualResetEventSlim IsHanging { get; } = new();

        public int Written => _written;

        public void Emit(LogEvent logEvent)
        {
            IsHanging.Set();
            if (!_released.Wait(Limit))
            {
                Release();
            }

            Interlocked.Increment(ref _written);
        }

        public void Release() => _released.Set();

        /// <summary>Nothing to free: the writer may still be inside <see cref="Emit"/> when the test is over.</summary>
        public void Dispose() => Release();
    }
}
