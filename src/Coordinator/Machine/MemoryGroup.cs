using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>What the control group of this process knows of memory: its limit, and whom the system killed for the want of it.</summary>
/// <param name="read">Gives a file's text, or null.</param>
internal sealed class MemoryGroup(Func<string, string?> read)
{
    /// <summary>Version 1 writes no limit as the largest multiple of a page; nothing near it is one.</summary>
    private const long NoLimit = 1L << 60;

    private readonly CgroupPlace? _place = CgroupPlace.Find(read("/proc/self/cgroup") ?? "", read("/proc/self/mountinfo") ?? "", CgroupPlace.Memory);

    /// <summary>This system's.</summary>
    public static MemoryGroup OfThisProcess { get; } = new(static path => SystemFile.Read(path));

    /// <summary>Reads a system that lies below another root.</summary>
    public static MemoryGroup Below(string root) => new(path => SystemFile.Read(root + path));

    /// <summary>Processes of the group that the system has killed for want of memory, since the group was made; null where it doesn't say.</summary>
    public long? Kills() => _place is null ? null : Field(read($"{_place.Folder}/{(_place.IsUnified ? "memory.events" : "memory.oom_control")}") ?? "", "oom_kill");

    /// <summary>The tightest limit on the group or on one it lies in, in bytes; null when there is none.</summary>
    public long? LimitBytes() => _place?.Folders
        .Select(folder => Number(read($"{folder}/{(_place.IsUnified ? "memory.max" : "memory.limit_in_bytes")}") ?? ""))
        .Where(static bytes => bytes < NoLimit)
        .Min();

    private static long? Field(string text, string name) => text.Split('\n')
        .Select(static line => line.Split(' '))
        .Where(fields => fields.Length == 2 && string.Equals(fields[0], name, StringComparison.Ordinal))
        .Select(static fields => Number(fields[1]))
        .FirstOrDefault();

    private static long? Number(string text) => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;
}
