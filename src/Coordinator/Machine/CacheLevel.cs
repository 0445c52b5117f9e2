using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>A cache of CPU 0.</summary>
/// <param name="Level">1 for the nearest.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record CacheLevel(int Level, long Bytes)
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>As in <see cref="CacheSize"/>.</summary>
    private const int MaxEntries = 16;

    /// <summary>The caches that hold data, the nearest first; none where the system doesn't tell.</summary>
    /// <param name="read">Gives a file's text, or null.</param>
    public static IReadOnlyList<CacheLevel> All(Func<string, string?> read)
    {
        List<CacheLevel> levels = [];
        for (int i = 0; i < MaxEntries && read($"{Folder}/index{i}/level") is { } text; i++)
        {
            if (int.TryParse(text, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int level)
                && read($"{Folder}/index{i}/type")?.Trim() is not "Instruction"
                && CacheSize.Parse(read($"{Folder}/index{i}/size") ?? "") is { } bytes)
            {
                levels.Add(new CacheLevel(level, bytes));
            }
        }

        return [.. levels.OrderBy(static each => each.Level)];
    }
}
