using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>The sizes below /sys/devices/system/cpu/cpu0/cache: a number of KiB or MiB with its letter.</summary>
internal static class CacheSize
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>Far more caches than one processor has ever had; ends the search where the entries aren't numbered as expected.</summary>
    private const int MaxEntries = 16;

    /// <summary>The size of the cache of the highest level, or null when the system doesn't say.</summary>
    /// <param name="read">Gives a file's text, or null.</param>
    public static long? LastLevel(Func<string, string?> read)
    {
        int highest = 0;
        long? size = null;
        for (int i = 0; i < MaxEntries && read($"{Folder}/index{i}/level") is { } text; i++)
        {
            if (int.TryParse(text, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int level)
                && level > highest && Parse(read($"{Folder}/index{i}/size") ?? "") is { } bytes)
            {
                (highest, size) = (level, bytes);
            }
        }

        return size;
    }

    /// <summary>Reads a size such as <c>32768K</c>.</summary>
    /// <returns>Bytes, or null when the text is no size.</returns>
    public static long? Parse(string text)
    {
        string trimmed = text.Trim();
        long unit = trimmed.Length == 0 ? 0 : trimmed[^1] switch
        {
            'K' => 1L << 10,
            'M' => 1L << 20,
            'G' => 1L << 30,
            _ => 1,
        };
        string number = trimmed.TrimEnd('K', 'M', 'G');
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 ? count * unit : null;
    }
}
