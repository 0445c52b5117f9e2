using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>Reads /proc/meminfo.</summary>
internal static class MemoryInfo
{
    private const string Field = "MemAvailable:";
    private const int BytesPerUnit = 1024;

    /// <summary>The kernel's own estimate of what can be had without swapping, in bytes; null when the text has none.</summary>
    public static long? Available(string text)
    {
        string? line = text.Split('\n').FirstOrDefault(static each => each.StartsWith(Field, StringComparison.Ordinal));
        string? number = line?[Field.Length..].Replace("kB", string.Empty, StringComparison.Ordinal).Trim();
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long units) && units <= long.MaxValue / BytesPerUnit
            ? units * BytesPerUnit
            : null;
    }
}
