using Serilog.Sinks.Async;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>How many events the log file's queue has turned away because it was full; counts on after the queue is closed.</summary>
internal sealed class DropCounter : IAsyncLogEventSinkMonitor
{
    private IAsyncLogEventSinkInspector? _queue;

    public long Count => _queue?.DroppedMessagesCount ?? 0;

    /// <inheritdoc/>
    public void StartMonitoring(IAsyncLogEventSinkInspector inspector) => _queue = inspector;

    /// <inheritdoc/>
    public void StopMonitoring(IAsyncLogEventSinkInspector inspector)
    {
        // Kept: the count is wanted for the last line of the report, when the log is closed.
    }
}
