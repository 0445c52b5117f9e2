namespace ParallelMotion.Coordinator.Machine;

/// <summary>Where the limits of this process's control group are written.</summary>
/// <param name="IsUnified">Whether the hierarchy is version 2.</param>
/// <param name="Mount">The folder the hierarchy is mounted on.</param>
/// <param name="Folder">The group's own folder: <paramref name="Mount"/> or one below it.</param>
internal sealed record CgroupPlace(bool IsUnified, string Mount, string Folder)
{
    /// <summary>Deeper groups are cut off at the top; bounds the walk.</summary>
    private const int MaxDepth = 64;

    /// <summary>The group's folder and those it lies in: a limit on any of them holds for the group.</summary>
    public IEnumerable<string> Folders
    {
        get
        {
            string folder = Folder;
            for (int depth = 0; depth < MaxDepth && folder.Length > Mount.Length; depth++)
            {
                yield return folder;
                folder = folder[..folder.LastIndexOf('/')];
            }

            yield return Mount;
        }
    }

    /// <summary>Finds the hierarchy that limits processor time.</summary>
    /// <param name="groups">The text of /proc/self/cgroup.</param>
    /// <param name="mounts">The text of /proc/self/mountinfo.</param>
    /// <returns>The place, or null when no such hierarchy is mounted.</returns>
    public static CgroupPlace? Find(string groups, string mounts)
    {
        // Version 1 first: where both are mounted, only one of them can hold the controller, and an entry says so.
        string[][] entries = [.. groups.Split('\n').Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3)];
        string[]? legacy = Array.Find(entries, parts => parts[1].Split(',').Contains("cpu", StringComparer.Ordinal));
        string[]? unified = Array.Find(entries, parts => parts[0] is "0" && parts[1].Length == 0);
        CgroupMount[] hierarchies = [.. mounts.Split('\n').Select(CgroupMount.Parse).OfType<CgroupMount>()];
        return Place(isUnified: false, legacy, hierarchies) ?? Place(isUnified: true, unified, hierarchies);
    }

    private static CgroupPlace? Place(bool isUnified, string[]? entry, CgroupMount[] hierarchies)
    {
        CgroupMount? mount = Array.Find(hierarchies, candidate => candidate.IsUnified == isUnified && (isUnified || candidate.HasCpu));
        return entry is null || mount is null ? null : new CgroupPlace(isUnified, mount.Folder, mount.FolderOf(entry[2]));
    }
}
