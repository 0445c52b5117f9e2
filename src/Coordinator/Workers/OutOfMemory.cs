using System.Globalization;
using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>
/// Recognises deaths for want of memory. The system kills with a signal that anybody may send (SIGKILL), and leaves no word but a
/// counter in the control group; the runtime gives up at the limit of its own heap, and says so.
/// </summary>
/// <param name="memory">Where the counter stands.</param>
internal sealed class OutOfMemory(MemoryGroup memory)
{
    /// <summary>What the runtime and its exceptions call it.</summary>
    private static readonly string[] ManagedWords = ["OutOfMemoryException", "Out of memory."];

    private readonly Lock _lock = new();
    private long _explained = memory.Kills() ?? 0;

    /// <summary>That of the control group that this process and its workers are in. Made before the first worker is.</summary>
    public static OutOfMemory Here { get; } = new(MemoryGroup.OfThisProcess);

    /// <summary>
    /// Says of one death by SIGKILL whether the system killed for want of memory. Each of the system's kills explains one death, so
    /// ask once for each: a worker that somebody kills by hand an hour later is not put down to it.
    /// </summary>
    /// <returns>Null where that can't be known.</returns>
    public string? Explain()
    {
        lock (_lock)
        {
            if (memory.Kills() is not { } kills)
            {
                return null;
            }

            if (kills <= _explained)
            {
                return "by hand or by another program: the system killed nobody for want of memory";
            }

            _explained++;
            string limit = memory.LimitBytes() is { } bytes ? bytes.ToString(CultureInfo.InvariantCulture) : "none of its control group";
            return $"by the system for want of memory: limitBytes={limit}, oomKills={kills}";
        }
    }

    /// <summary>Says of last words whether the runtime's own heap was too small.</summary>
    /// <returns>A sentence with a blank before it; empty when they speak of something else.</returns>
    public static string OfHeap(string lastWords) => Array.Exists(ManagedWords, word => lastWords.Contains(word, StringComparison.Ordinal))
        ? $" Its heap was full: heapLimitBytes={WorkerEnvironment.HeapLimitBytes}. A kernel's own objects have to fit there; columns lie elsewhere."
        : string.Empty;
}
