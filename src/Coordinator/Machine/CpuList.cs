using System.Globalization;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>The kernel's way of writing sets of processors: <c>0-3,8,10-11</c>.</summary>
internal static class CpuList
{
    private const string AllowedKey = "Cpus_allowed_list:";

    /// <summary>Reads a list.</summary>
    /// <returns>The processors, or null when the text is no list or names one beyond <see cref="Limits.MaxProcessors"/>.</returns>
    public static IReadOnlySet<int>? Parse(string text)
    {
        SortedSet<int> processors = [];
        foreach (string item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int dash = item.IndexOf('-', StringComparison.Ordinal);
            if (!TryParseNumber(dash < 0 ? item : item[..dash], out int start) || !TryParseNumber(item[(dash + 1)..], out int end))
            {
                return null;
            }

            for (int processor = start; processor <= end; processor++)
            {
                processors.Add(processor);
            }
        }

        return processors;
    }

    /// <summary>Finds the list of processors a process may use in the text of its /proc/PID/status.</summary>
    public static IReadOnlySet<int>? AllowedIn(string status)
    {
        foreach (ReadOnlySpan<char> line in status.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(AllowedKey, StringComparison.Ordinal))
            {
                return Parse(line[AllowedKey.Length..].ToString());
            }
        }

        return null;
    }

    private static bool TryParseNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < Limits.MaxProcessors;
}
