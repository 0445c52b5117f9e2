using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>Page faults of the calling thread that needed no disk: memory that was handed out, or mapped again, while it ran.</summary>
internal static class ThreadFaults
{
    private const string Path = "/proc/thread-self/stat";

    /// <summary>The tenth field, which is the eighth behind the thread's name.</summary>
    private const int Field = 7;

    /// <summary>Since the thread began; null where the system doesn't say (it is Linux that does).</summary>
    public static long? Now => OperatingSystem.IsLinux() ? Parse(SystemFile.Read(Path) ?? string.Empty) : null;

    /// <summary>Reads the number.</summary>
    /// <param name="text">A line of /proc/PID/stat: the name in brackets may hold blanks and brackets.</param>
    /// <returns>Null where there is none.</returns>
    public static long? Parse(string text)
    {
        string[] fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > Field && long.TryParse(fields[Field], NumberStyles.None, CultureInfo.InvariantCulture, out long faults) ? faults : null;
    }
}
