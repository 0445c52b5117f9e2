using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>The processor time a control group grants, in processors' worth.</summary>
internal static class CpuQuota
{
    /// <summary>The tightest limit on a group or on one it lies in, or null when there is none.</summary>
    /// <param name="place">The group.</param>
    /// <param name="read">Gives a file's text, or null.</param>
    public static double? Of(CgroupPlace place, Func<string, string?> read) => place.Folders
        .Select(folder => place.IsUnified
            ? ParseUnified(read($"{folder}/cpu.max") ?? "")
            : ParsePair(read($"{folder}/cpu.cfs_quota_us") ?? "", read($"{folder}/cpu.cfs_period_us") ?? ""))
        .Min();

    /// <summary>
    /// Whether there is a limit, or none, that can't be read: control groups that nobody mounted here, or a file that says neither
    /// a limit nor that there is none.
    /// </summary>
    /// <param name="groups">The text of /proc/self/cgroup; empty where the system has no control groups.</param>
    /// <param name="place">The group, if it was found.</param>
    /// <param name="read">Gives a file's text, or null.</param>
    public static bool IsUnreadable(string groups, CgroupPlace? place, Func<string, string?> read) => place is null
        ? groups.Length > 0
        : place.Folders.Any(folder => place.IsUnified
            ? read($"{folder}/cpu.max") is { } text && ParseUnified(text) is null && !text.StartsWith("max", StringComparison.Ordinal)
            : read($"{folder}/cpu.cfs_quota_us") is { } quota
                && ParsePair(quota, read($"{folder}/cpu.cfs_period_us") ?? "") is null && quota.Trim() is not "-1");

    /// <summary>Reads version 2's <c>cpu.max</c>: <c>150000 100000</c>, or <c>max 100000</c> for no limit.</summary>
    public static double? ParseUnified(string text)
    {
        string[] fields = text.Split(' ', StringSplitOptions.TrimEntries);
        return fields.Length == 2 ? ParsePair(fields[0], fields[1]) : null;
    }

    /// <summary>Reads a quota and a period in microseconds; version 1 writes -1 for no limit.</summary>
    public static double? ParsePair(string quota, string period) =>
        TryParse(quota, out long granted) && TryParse(period, out long every) ? (double)granted / every : null;

    private static bool TryParse(string text, out long microseconds) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out microseconds) && microseconds > 0;
}
