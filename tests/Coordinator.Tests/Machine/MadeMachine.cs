using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

/// <summary>Trees of files as machines of some kinds have them.</summary>
internal static class MadeMachine
{
    private const string Cpus = "/sys/devices/system/cpu";

    /// <summary>A machine whose CPUs share cores as lists say: one list a core.</summary>
    /// <param name="allowed">The affinity mask.</param>
    /// <param name="cores">The lists, in the kernel's way of writing them.</param>
    public static FakeFiles Of(string allowed, params string[] cores)
    {
        int[] all = [.. cores.SelectMany(static list => CpuList.Parse(list)!)];
        FakeFiles files = new()
        {
            [$"{Cpus}/online"] = string.Join(',', all) + "\n",
            ["/proc/self/status"] = $"Name:\tx\nCpus_allowed_list:\t{allowed}\n",
        };
        foreach (string core in cores)
        {
            foreach (int cpu in CpuList.Parse(core)!)
            {
                files[$"{Cpus}/cpu{cpu}/topology/core_cpus_list"] = core + "\n";
            }
        }

        return files;
    }

    /// <summary>Two performance cores with siblings, and four efficiency cores without: as Intel's hybrids are listed.</summary>
    public static FakeFiles Hybrid(string allowed = "0-7")
    {
        FakeFiles files = Of(allowed, "0-1", "2-3", "4", "5", "6", "7");
        files["/sys/devices/cpu_core/cpus"] = "0-3\n";
        files["/sys/devices/cpu_atom/cpus"] = "4-7\n";
        return files;
    }

    /// <summary>Adds a quota to a tree.</summary>
    public static FakeFiles WithQuota(this FakeFiles files, double cpus, bool isUnified)
    {
        files["/proc/self/cgroup"] = isUnified ? "0::/box\n" : "4:cpu,cpuacct:/box\n0::/\n";
        files["/proc/self/mountinfo"] = isUnified ? "35 24 0:30 / /cg rw - cgroup2 cgroup2 rw\n" : "34 30 0:31 / /cg rw - cgroup cgroup rw,cpu,cpuacct\n";
        string quota = $"{cpus * 100_000:0}";
        if (isUnified)
        {
            files["/cg/box/cpu.max"] = $"{quota} 100000\n";
        }
        else
        {
            files["/cg/box/cpu.cfs_quota_us"] = quota + "\n";
            files["/cg/box/cpu.cfs_period_us"] = "100000\n";
        }

        return files;
    }

    /// <summary>The cores of a tree.</summary>
    public static CoreMap Map(this FakeFiles files) => LinuxCores.Read(files.Read)!;
}
