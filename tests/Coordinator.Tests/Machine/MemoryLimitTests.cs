using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class MemoryLimitTests
{
    private static readonly CgroupPlace Unified = new(IsUnified: true, "/g", "/g/a/b");
    private static readonly CgroupPlace Legacy = new(IsUnified: false, "/g", "/g/a");

    [Fact]
    public void What_is_left_is_the_limit_without_what_is_used() =>
        Assert.Equal(600, MemoryLimit.Available(Unified, new FakeFiles { ["/g/a/b/memory.max"] = "1000\n", ["/g/a/b/memory.current"] = "400\n" }.Read));

    [Fact]
    public void The_cache_of_files_on_disk_is_not_used_up() => Assert.Equal(850, MemoryLimit.Available(Unified, new FakeFiles
    {
        ["/g/a/b/memory.max"] = "1000\n",
        ["/g/a/b/memory.current"] = "400\n",
        ["/g/a/b/memory.stat"] = "anon 100\nfile 300\nshmem 50\ninactive_anon 150\nactive_file 200\ninactive_file 50\ntotal_active_file 7\n",
    }.Read));

    [Fact]
    public void The_group_with_the_least_left_on_the_way_up_decides() => Assert.Equal(70, MemoryLimit.Available(Unified, new FakeFiles
    {
        ["/g/a/b/memory.max"] = "max\n",
        ["/g/a/memory.max"] = "100\n",
        ["/g/a/memory.current"] = "30\n",
        ["/g/memory.max"] = "5000\n",
        ["/g/memory.current"] = "4900\n",
    }.Read));

    [Fact]
    public void More_used_than_the_limit_leaves_nothing() =>
        Assert.Equal(0, MemoryLimit.Available(Unified, new FakeFiles { ["/g/memory.max"] = "1000\n", ["/g/memory.current"] = "1400\n" }.Read));

    [Fact]
    public void The_older_hierarchy_has_files_of_its_own() => Assert.Equal(660, MemoryLimit.Available(Legacy, new FakeFiles
    {
        ["/g/a/memory.limit_in_bytes"] = "1000\n",
        ["/g/a/memory.usage_in_bytes"] = "400\n",
        ["/g/a/memory.stat"] = "inactive_file 1\nactive_file 1\ntotal_inactive_file 50\ntotal_active_file 10\n",
        ["/g/memory.limit_in_bytes"] = "9223372036854771712\n",
        ["/g/memory.usage_in_bytes"] = "123\n",
        ["/g/memory.max"] = "5\n",
    }.Read));

    [Theory]
    [InlineData(null)]
    [InlineData("max\n")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void Without_a_limit_that_can_be_read_there_is_none(string? text)
    {
        FakeFiles files = new();
        if (text is not null)
        {
            files["/g/a/b/memory.max"] = text;
        }

        Assert.Null(MemoryLimit.Available(Unified, files.Read));
    }

    [Fact]
    public void A_machine_finds_its_memory_hierarchy_beside_that_of_processor_time()
    {
        FakeFiles files = new()
        {
            ["/proc/self/cgroup"] = "4:memory:/job\n1:cpu:/other\n0::/\n",
            ["/proc/self/mountinfo"] = "32 30 0:29 / /c/cpu rw - cgroup cgroup rw,cpu\n33 30 0:30 / /c/memory rw - cgroup cgroup rw,memory\n40 30 0:37 / /c/unified rw - cgroup2 cgroup2 rw\n",
            ["/c/memory/job/memory.limit_in_bytes"] = "1000\n",
            ["/c/memory/job/memory.usage_in_bytes"] = "1\n",
            ["/c/cpu/other/cpu.cfs_quota_us"] = "300000\n",
            ["/c/cpu/other/cpu.cfs_period_us"] = "100000\n",
        };
        LinuxMachine machine = new(files.Read);

        Assert.Equal((999, 3.0), (machine.ContainerAvailableBytes, machine.CpuQuota));
    }
}
