using Serilog.Core;
using Serilog.Events;

namespace ParallelMotion.Coordinator.Logging;

/// <summary>The last events of the log, for whoever looks while a job goes on. Bounded: a job that logs a great deal fills no memory, its oldest events go.</summary>
internal sealed class LogTail : ILogEventSink
{
    /// <summary>At about 1 KB each they hold some 2 MB.</summary>
    public const int Most = 2000;

    private readonly Lock _lock = new();
    private readonly Queue<LogEvent> _events = new();
    private long _count;

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        // Turned into text by whoever looks: nobody who logs waits for that.
        lock (_lock)
        {
            _count++;
            _events.Enqueue(logEvent);
            if (_events.Count > Most)
            {
                _ = _events.Dequeue();
            }
        }
    }

    /// <summary>Events that came after one of them, the oldest first.</summary>
    /// <param name="number">Its number, from 1; 0 for all that are kept.</param>
    /// <param name="most">How many at most: the newest.</param>
    /// <param name="last">The number of the last event there is.</param>
    public IReadOnlyList<LogEvent> After(long number, int most, out long last)
    {
        lock (_lock)
        {
            // A page that watched an earlier run on the same port knows a number of that one's.
            long known = number > _count ? 0 : Math.Max(0, number);
            last = _count;
            int wanted = (int)Math.Min(Math.Min(most, _events.Count), _count - known);
            return [.. _events.Skip(_events.Count - wanted)];
        }
    }
}
