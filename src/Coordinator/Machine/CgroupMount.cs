using System.Globalization;
using System.Text.RegularExpressions;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>A mounted hierarchy of control groups.</summary>
/// <param name="IsUnified">Whether it is version 2.</param>
/// <param name="Controllers">What a version 1 hierarchy limits, among other words.</param>
/// <param name="Root">The group that is seen at the mount; a container is often shown its own group there.</param>
/// <param name="Folder">The folder it is mounted on.</param>
internal sealed partial record CgroupMount(bool IsUnified, IReadOnlyList<string> Controllers, string Root, string Folder)
{
    /// <summary>Reads a line of /proc/self/mountinfo.</summary>
    /// <returns>The mount, or null when the line is about something else.</returns>
    public static CgroupMount? Parse(string line)
    {
        // Fields: id, parent, device, root, folder, options, any number of optional ones, "-", type, source, its options.
        string[] fields = line.Split(' ');
        int dash = Array.IndexOf(fields, "-");
        if (dash < 6 || fields.Length < dash + 4 || fields[dash + 1] is not ("cgroup" or "cgroup2"))
        {
            return null;
        }

        bool isUnified = fields[dash + 1] is "cgroup2";
        return new CgroupMount(isUnified, isUnified ? [] : fields[dash + 3].Split(','), Unescape(fields[3]), Unescape(fields[4]));
    }

    /// <summary>The folder of a group; the mount itself when the group can't be seen below it (another namespace's path).</summary>
    /// <param name="group">The path in /proc/self/cgroup.</param>
    public string FolderOf(string group)
    {
        string root = Root.TrimEnd('/');
        string below = group.StartsWith(root + "/", StringComparison.Ordinal) ? group[root.Length..].TrimEnd('/') : "";
        return below.Contains("/..", StringComparison.Ordinal) ? Folder : Folder + below;
    }

    private static string Unescape(string field) =>
        Octal().Replace(field, match => ((char)Convert.ToInt32(match.ValueSpan[1..].ToString(), 8)).ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\\[0-7]{3}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Octal();
}
