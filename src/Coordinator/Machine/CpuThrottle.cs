using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>How often a quota has stopped everybody of a control group for the rest of a period.</summary>
/// <param name="Periods">Periods in which somebody of it computed.</param>
/// <param name="Throttled">Those of them that ended early.</param>
internal sealed record CpuThrottle(long Periods, long Throttled)
{
    /// <summary>Reads the counters: those of the group or of one it lies in, whichever was stopped most.</summary>
    /// <param name="place">The group.</param>
    /// <param name="read">Gives a file's text, or null.</param>
    /// <returns>Null where nobody counts.</returns>
    public static CpuThrottle? Of(CgroupPlace place, Func<string, string?> read) => place.Folders
        .Select(folder => Parse(read($"{folder}/cpu.stat") ?? ""))
        .OfType<CpuThrottle>()
        .MaxBy(static each => each.Throttled);

    /// <summary>What was added since an earlier look.</summary>
    public CpuThrottle Since(CpuThrottle before) => new(Math.Max(0, Periods - before.Periods), Math.Max(0, Throttled - before.Throttled));

    private static CpuThrottle? Parse(string text) =>
        Field(text, "nr_periods ") is { } periods && Field(text, "nr_throttled ") is { } throttled ? new CpuThrottle(periods, throttled) : null;

    private static long? Field(string text, string name)
    {
        string? line = text.Split('\n').FirstOrDefault(each => each.StartsWith(name, StringComparison.Ordinal));
        return long.TryParse(line?[name.Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;
    }
}
