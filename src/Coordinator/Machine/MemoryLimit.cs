using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>
/// What a control group (a container) may still take of memory. The pages of a file on tmpfs are charged to the group of whoever
/// touches them first, and a group that exceeds its limit is not refused but killed.
/// </summary>
internal static class MemoryLimit
{
    /// <summary>Version 1 has no word for "no limit", but a number of pages that no machine has.</summary>
    private const long NoLimit = 1L << 60;

    /// <summary>The least that is left in a group and in those it lies in, or null when none of them has a limit.</summary>
    /// <param name="place">The group.</param>
    /// <param name="read">Gives a file's text, or null.</param>
    public static long? Available(CgroupPlace place, Func<string, string?> read) => place.Folders
        .Select(folder => place.IsUnified
            ? Left(read($"{folder}/memory.max"), read($"{folder}/memory.current"), read($"{folder}/memory.stat"), "")
            : Left(read($"{folder}/memory.limit_in_bytes"), read($"{folder}/memory.usage_in_bytes"), read($"{folder}/memory.stat"), "total_"))
        .Min();

    private static long? Left(string? limit, string? used, string? statistics, string prefix)
    {
        if (Parse(limit) is not { } most || most >= NoLimit)
        {
            return null;
        }

        // The cache of files on disk is counted as used, and given back before anybody is killed for want of it. What lies on
        // tmpfs isn't among it.
        long cached = Field(statistics, prefix + "inactive_file") + Field(statistics, prefix + "active_file");
        long taken = Parse(used) ?? 0;
        return Math.Max(0, most - Math.Max(0, taken - cached));
    }

    private static long Field(string? statistics, string name)
    {
        string? line = (statistics ?? string.Empty).Split('\n').FirstOrDefault(each => each.StartsWith(name + " ", StringComparison.Ordinal));
        return Parse(line?[name.Length..]) ?? 0;
    }

    private static long? Parse(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null;
}
