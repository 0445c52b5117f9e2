namespace ParallelMotion.Coordinator.Logs;

/// <summary>Several logs as one, in the order of their events' times; of two with the same time the earlier log's comes first.</summary>
internal static class LogMerge
{
    /// <summary>Merges.</summary>
    /// <param name="logs">Each in order.</param>
    public static IEnumerable<LogEntry> Of(IEnumerable<IEnumerable<LogEntry>> logs)
    {
        PriorityQueue<IEnumerator<LogEntry>, (DateTimeOffset Time, int Log)> next = new();
        try
        {
            foreach ((int log, IEnumerable<LogEntry> entries) in logs.Index())
            {
                Queue(entries.GetEnumerator(), log);
            }

            while (next.TryDequeue(out IEnumerator<LogEntry>? first, out (DateTimeOffset Time, int Log) place))
            {
                yield return first.Current;
                Queue(first, place.Log);
            }
        }
        finally
        {
            foreach ((IEnumerator<LogEntry> left, _) in next.UnorderedItems)
            {
                left.Dispose();
            }
        }

        void Queue(IEnumerator<LogEntry> entries, int log)
        {
            if (entries.MoveNext())
            {
                next.Enqueue(entries, (entries.Current.Time, log));
            }
            else
            {
                entries.Dispose();
            }
        }
    }
}
