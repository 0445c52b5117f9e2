using Serilog.Sinks.Async;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>How many events never reached the log file: the queue before it was full, or its disk. Counts on after both are closed.</summary>
internal sealed class DropCounter : IAsyncLogEventSinkMonitor
{
    private IAsyncLogEventSinkInspector? _queue;
    private long _refused;

    public long Count => (_queue?.DroppedMessagesCount ?? 0) + Interlocked.Read(ref _refused);

    /// <summary>Counts one that the disk refused.</summary>
    public void CountRefused() => Interlocked.Increment(ref _refused);

    /// <inheritdoc/>
    public void StartMonitoring(IAsyncLogEventSinkInspector inspector) => _queue = inspector;

    /// <inheritdoc/>
    public void StopMonitoring(IAsyncLogEventSinkInspector inspector)
    {
        // Kept: the count is wanted for the last line of the report, when the log is closed.
    }
}
