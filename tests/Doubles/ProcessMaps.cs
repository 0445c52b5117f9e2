namespace ParallelMotion.Doubles;

/// <summary>What the kernel lists of this process's maps. Linux only.</summary>
internal static class ProcessMaps
{
    /// <summary>The maps of one file, in order of their addresses.</summary>
    public static IReadOnlyList<MapLine> Of(string path) =>
        [.. File.ReadLines("/proc/self/maps").Where(line => line.EndsWith(" " + path, StringComparison.Ordinal)).Select(MapLine.Parse)];
}

/// <summary>One line of /proc/self/maps.</summary>
internal readonly record struct MapLine(long Start, long End, bool IsReadable, bool IsWritable)
{
    public static MapLine Parse(string line)
    {
        string[] words = line.Split(' ', 3);
        string[] ends = words[0].Split('-');
        return new MapLine(Convert.ToInt64(ends[0], 16), Convert.ToInt64(ends[1], 16), words[1][0] == 'r', words[1][1] == 'w');
    }
}
