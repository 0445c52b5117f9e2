using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class MachineReaderTests
{
    [Fact]
    public void This_machine_has_a_name_and_something_to_run_on()
    {
        MachineProfile profile = MachineReader.Read();

        Assert.NotEmpty(profile.Os);
        Assert.NotEmpty(profile.CpuModel);
        Assert.Contains(".NET", profile.Runtime, StringComparison.Ordinal);
        Assert.InRange(profile.LogicalCpus, 1, 8192);
        Assert.InRange(profile.DefaultWorkers, 1, profile.LogicalCpus);
        Assert.True(profile.SharedMemoryFreeBytes is null or >= 0, $"free={profile.SharedMemoryFreeBytes}");
    }

    [Fact]
    public void A_large_server_reads_as_it_is()
    {
        FakeFiles files = new()
        {
            ["/proc/cpuinfo"] = "processor : 0\nmodel name : Big\nphysical id : 0\ncore id : 0\n\n"
                + "processor : 1\nmodel name : Big\nphysical id : 1\ncore id : 0\n",
            ["/proc/sys/kernel/osrelease"] = "6.8.0-test\n",
            ["/proc/self/status"] = "Cpus_allowed_list:\t1-127\n",
            ["/sys/devices/system/cpu/online"] = "0-5\n",
            ["/proc/self/cgroup"] = "0::/\n",
            ["/proc/self/mountinfo"] = "35 24 0:30 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n",
            ["/sys/fs/cgroup/cpu.max"] = "250000 100000\n",
            ["/sys/devices/system/cpu/cpu0/cache/index0/level"] = "3\n",
            ["/sys/devices/system/cpu/cpu0/cache/index0/size"] = "64M\n",
        };

        MachineProfile profile = MachineReader.ReadLinux(new LinuxMachine(files.Read));

        Assert.EndsWith(", kernel 6.8.0-test", profile.Os, StringComparison.Ordinal);
        Assert.Equal("Big", profile.CpuModel);
        Assert.Equal(5, profile.LogicalCpus);
        Assert.Equal(2, profile.PhysicalCores);
        Assert.Equal(2.5, profile.CpuQuota);
        Assert.Equal(64L * 1024 * 1024, profile.LastLevelCacheBytes);
    }

    [Fact]
    public void Cores_come_from_the_topology_where_cpuinfo_names_none()
    {
        FakeFiles files = new()
        {
            ["/proc/cpuinfo"] = "processor : 0\nprocessor : 1\n",
            ["/sys/devices/system/cpu/online"] = "0-1\n",
            ["/sys/devices/system/cpu/cpu0/topology/core_cpus_list"] = "0-1\n",
            ["/sys/devices/system/cpu/cpu1/topology/core_cpus_list"] = "0-1\n",
        };

        Assert.Equal(1, MachineReader.ReadLinux(new LinuxMachine(files.Read)).PhysicalCores);
    }

    [Fact]
    public void A_machine_that_tells_nothing_still_gives_a_profile()
    {
        MachineProfile profile = MachineReader.ReadLinux(new LinuxMachine(_ => null));

        Assert.NotEmpty(profile.CpuModel);
        Assert.Equal(Environment.ProcessorCount, profile.LogicalCpus);
        Assert.Null(profile.PhysicalCores);
        Assert.Null(profile.CpuQuota);
        Assert.Null(profile.LastLevelCacheBytes);
    }
}
