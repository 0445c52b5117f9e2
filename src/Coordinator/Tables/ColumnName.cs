using System.Text;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Naming;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>
/// What a column's name must be like before the column becomes a region: it turns into part of a file name and of a named
/// map, on every system. Columns that only pass through may have any name.
/// </summary>
internal static class ColumnName
{
    /// <summary>Refuses (exit code 2) names that can't be regions, and more of them than a run may have.</summary>
    public static void RequireRegionNames(IReadOnlyCollection<string> names)
    {
        if (names.Count > Limits.MaxColumns)
        {
            throw RefusedException.Usage(
                $"Cannot use these columns because they are too many: columns={names.Count}, expected={Limits.MaxColumns} at most.");
        }

        foreach (string name in names)
        {
            RequireRegionName(name);
        }
    }

    /// <summary>Refuses (exit code 2) a name that can't be a region's.</summary>
    public static void RequireRegionName(string name)
    {
        int bytes = Encoding.UTF8.GetByteCount(name);
        if (bytes is < 1 or > Limits.MaxColumnNameBytes)
        {
            throw Refused(name, "its name has too few or too many bytes", $"bytes={bytes}, expected=1 to {Limits.MaxColumnNameBytes}");
        }

        int strange = PlainName.IndexOfStrange(name);
        if (strange >= 0)
        {
            throw Refused(name, "its name has a character that can't be used", $"position={strange + 1}, expected={PlainName.Characters} only");
        }

        if (name[0] == '.')
        {
            throw Refused(name, "its name starts with a dot", "expected=a letter, a digit, '_' or '-' first");
        }
    }

    private static RefusedException Refused(string name, string reason, string facts) => RefusedException.Usage(
        $"Cannot use column {Excerpt.Of(name)} because {reason}: {facts}. Rename it in the input.");
}
