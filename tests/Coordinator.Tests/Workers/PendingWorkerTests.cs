using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using ParallelMotion.Coordinator.Workers;

namespace ParallelMotion.Coordinator.Tests.Workers;

public sealed class PendingWorkerTests
{
    // The stand-in runs its second argument, here the name of the pipe, which is no command.
    [Fact]
    public void A_worker_that_dies_before_its_hello_ends_the_waiting_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /bin/sh here.");
        using PendingWorker worker = PendingWorker.Start(StandIn.Executable, 2, $"pm-test-{Environment.ProcessId}", NullLogger.Instance);
        long start = Stopwatch.GetTimestamp();

        WorkerFailedException failed = Assert.Throws<WorkerFailedException>(() => worker.Welcome(TestContext.Current.CancellationToken));

        Assert.Equal(2, failed.Worker);
        Assert.Contains("Worker 2 died before it said hello", failed.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 127", failed.Message, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(12), "It waited for the limit of the handshake.");
    }
}
