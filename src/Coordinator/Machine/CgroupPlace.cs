namespace ParallelMotion.Coordinator.Machine;

/// <summary>Where the limits of this process's control group are written.</summary>
/// <param name="IsUnified">Whether the hierarchy is version 2.</param>
/// <param name="Mount">The folder the hierarchy is mounted on.</param>
/// <param name="Folder">The group's own folder: <paramref name="Mount"/> or one below it.</param>
internal sealed record CgroupPlace(bool IsUnified, string Mount, string Folder)
{
    /// <summary>The controller of processor time.</summary>
    public const string Cpu = "cpu";

    /// <summary>The controller of memory, files on tmpfs among it.</summary>
    public const string Memory = "memory";

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

    /// <summary>Finds the hierarchy that limits something.</summary>
    /// <param name="groups">The text of /proc/self/cgroup.</param>
    /// <param name="mounts">The text of /proc/self/mountinfo.</param>
    /// <param name="controller">What it limits: <c>cpu</c> or <c>memory</c>.</param>
    /// <returns>The place, or null when no such hierarchy is mounted.</returns>
    public static CgroupPlace? Find(string groups, string mounts, string controller = Cpu)
    {
        // Version 1 first: where both are mounted, only one of them can hold the controller, and an entry says so.
        string[][] entries = [.. groups.Split('\n').Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3)];
        string[]? legacy = Array.Find(entries, parts => parts[1].Split(',').Contains(controller, StringComparer.Ordinal));
        string[]? unified = Array.Find(entries, parts => parts[0] is "0" && parts[1].Length == 0);
        CgroupMount[] hierarchies = [.. mounts.Split('\n').Select(CgroupMount.Parse).OfType<CgroupMount>()];
        return Place(controller, legacy, hierarchies) ?? Place(controller: null, unified, hierarchies);
    }

    // Without a controller, in the unified hierarchy, which has them all.
    private static CgroupPlace? Place(string? controller, string[]? entry, CgroupMount[] hierarchies)
    {
        CgroupMount? mount = Array.Find(
            hierarchies, candidate => controller is null ? candidate.IsUnified : candidate.Controllers.Contains(controller, StringComparer.Ordinal));
        return entry is null || mount is null ? null : new CgroupPlace(controller is null, mount.Folder, mount.FolderOf(entry[2]));
    }
}
