using ParallelMotion.Coordinator.Streams;

namespace ParallelMotion.Coordinator.Outcomes;

/// <summary>Last words for a person, outside the log.</summary>
internal static class StandardError
{
    /// <summary>How long a reader may stand still before what it hasn't read is given up, at the end.</summary>
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(2);

    private static QueuedWriter? _queue;

    /// <summary>Messages that nobody took; those of a terminal, of the progress line and of the log alike.</summary>
    public static long Lost => _queue?.Lost ?? 0;

    /// <summary>Whether nothing waits for a reader.</summary>
    public static bool IsRead => _queue?.IsEmpty ?? true;

    /// <summary>What writing to a standard stream throws when it is full, or closed.</summary>
    public static bool IsRefusal(Exception cause) => cause is IOException or UnauthorizedAccessException;

    /// <summary>Says a sentence, if anybody can hear it: an exit code must not change for want of a listener.</summary>
    public static void Say(string sentence)
    {
        try
        {
            Console.Error.WriteLine(sentence);
        }
        catch (Exception cause) when (IsRefusal(cause))
        {
            // Nobody can.
        }
    }

    /// <summary>Names the queue that stands before it.</summary>
    public static void IsQueuedIn(QueuedWriter queue) => _queue = queue;

    /// <summary>Waits until what was said is read: before standard output goes on, which may be the same terminal, and before the process ends.</summary>
    /// <returns>Whether it was, as far as can be known.</returns>
    public static bool TryFlush() => _queue?.TryFlush(FlushLimit) ?? true;
}
