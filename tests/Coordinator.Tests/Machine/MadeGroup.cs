using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Tests.Tables;

namespace ParallelMotion.Coordinator.Tests.Machine;

/// <summary>A control group that a test made of files, in both versions, in a system below a folder.</summary>
internal sealed class MadeGroup : IDisposable
{
    private readonly TemporaryFolder _root = new();

    /// <summary>Read when first asked for: the version is that which was written.</summary>
    public MemoryGroup Memory => MemoryGroup.Below(_root.Path);

    /// <summary>Writes the counter and the limit. Only the outer group has a limit, as where a container's parent has.</summary>
    public void Write(bool isUnified, int kills, long? limitBytes)
    {
        Put("/proc/self/cgroup", isUnified ? "0::/box/job\n" : "4:memory:/box/job\n0::/\n");
        Put("/proc/self/mountinfo", isUnified ? "35 24 0:30 / /cg rw - cgroup2 cgroup2 rw\n" : "34 30 0:31 / /cg rw,relatime - cgroup cgroup rw,memory\n");
        Put(Counter(isUnified), Text(isUnified, kills));
        Put($"/cg/box/job/{Limit(isUnified)}", NoLimit(isUnified));
        Put($"/cg/box/{Limit(isUnified)}", limitBytes is { } bytes ? $"{bytes}\n" : NoLimit(isUnified));
    }

    /// <summary>A command of the shell that sets the counter.</summary>
    public string CountOne(bool isUnified, int kills) => $"printf '{Text(isUnified, kills).Replace("\n", "\\n", StringComparison.Ordinal)}' > '{_root.Path}{Counter(isUnified)}'";

    public void Dispose() => _root.Dispose();

    private static string Counter(bool isUnified) => $"/cg/box/job/{(isUnified ? "memory.events" : "memory.oom_control")}";

    private static string Limit(bool isUnified) => isUnified ? "memory.max" : "memory.limit_in_bytes";

    private static string NoLimit(bool isUnified) => isUnified ? "max\n" : "9223372036854771712\n";

    private static string Text(bool isUnified, int kills) => isUnified
        ? $"low 0\nhigh 0\nmax 21\noom 7\noom_kill {kills}\noom_group_kill 0\n"
        : $"oom_kill_disable 0\nunder_oom 0\noom_kill {kills}\n";

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root.Path + path)!);
        File.WriteAllText(_root.Path + path, text);
    }
}
