using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class CgroupPlaceTests
{
    private const string Unified = "35 24 0:30 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";

    private const string Legacy = """
        30 22 0:27 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
        31 30 0:28 / /sys/fs/cgroup/cpuset rw,relatime - cgroup cgroup rw,cpuset
        32 30 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
        40 30 0:37 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw

        """;

    [Fact]
    public void A_service_lies_below_the_unified_mount_and_its_parents_count()
    {
        const string Groups = "0::/user.slice/user-1000.slice\n";

        Assert.Equal(
            "/sys/fs/cgroup/user.slice/user-1000.slice > /sys/fs/cgroup/user.slice > /sys/fs/cgroup", Folders(Groups, Unified));
        Assert.True(CgroupPlace.Find(Groups, Unified)?.IsUnified);
    }

    [Fact]
    public void A_container_with_its_own_namespace_lies_at_the_mount() =>
        Assert.Equal("/sys/fs/cgroup", Folders("0::/\n", Unified));

    [Fact]
    public void A_legacy_cpu_hierarchy_is_taken_although_a_unified_one_is_mounted_too()
    {
        const string Groups = "9:name=systemd:/\n3:cpuset:/other\n2:cpuacct,cpu:/job\n0::/\n";

        Assert.Equal("/sys/fs/cgroup/cpu,cpuacct/job > /sys/fs/cgroup/cpu,cpuacct", Folders(Groups, Legacy));
        Assert.False(CgroupPlace.Find(Groups, Legacy)?.IsUnified);
    }

    [Fact]
    public void A_container_shown_its_own_group_at_the_mount_lies_there()
    {
        const string Mount = "32 30 0:29 /docker/abc /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n";

        Assert.Equal("/sys/fs/cgroup/cpu", Folders("2:cpu:/docker/abc\n", Mount));
        Assert.Equal("/sys/fs/cgroup/cpu/sub > /sys/fs/cgroup/cpu", Folders("2:cpu:/docker/abc/sub\n", Mount));
        Assert.Equal("/sys/fs/cgroup/cpu", Folders("2:cpu:/docker/abcdef\n", Mount));
    }

    [Fact]
    public void A_path_that_climbs_out_of_the_namespace_stays_at_the_mount() =>
        Assert.Equal("/sys/fs/cgroup", Folders("0::/../../elsewhere\n", Unified));

    [Fact]
    public void A_folder_with_a_blank_is_unescaped() =>
        Assert.Equal("/my groups", Folders("0::/\n", "35 24 0:30 / /my\\040groups rw - cgroup2 x rw\n"));

    [Fact]
    public void A_group_as_deep_as_a_file_is_long_is_not_climbed_to_its_end() =>
        Assert.InRange(CgroupPlace.Find("0::" + string.Concat(Enumerable.Repeat("/a", 10_000)), Unified)!.Folders.Count(), 2, 65);

    [Theory]
    [InlineData("", "")]
    [InlineData("0::/\n", "")]
    [InlineData("0::/\n", "35 24 - cgroup2\n")]
    [InlineData("", Unified)]
    [InlineData("2:cpu:/\n", Unified)]
    public void Without_a_matching_mount_there_is_no_place(string groups, string mounts) =>
        Assert.Null(CgroupPlace.Find(groups, mounts));

    private static string? Folders(string groups, string mounts) =>
        CgroupPlace.Find(groups, mounts) is { } place ? string.Join(" > ", place.Folders) : null;
}
