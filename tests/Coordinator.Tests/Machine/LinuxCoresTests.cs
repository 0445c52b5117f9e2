using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class LinuxCoresTests
{
    [Fact]
    public void Siblings_share_a_core()
    {
        CoreMap map = MadeMachine.Of("0-7", "0,4", "1,5", "2,6", "3,7").Map();

        Assert.Equal((8, 4, 4), (map.Logical, map.Physical, map.Siblings));
        Assert.Equal([0, 4], map.Cores[0].Cpus);
        Assert.False(map.IsHybrid);
    }

    [Fact]
    public void A_hybrids_kinds_are_those_of_the_kernels_lists()
    {
        CoreMap map = MadeMachine.Hybrid().Map();

        Assert.Equal((8, 6, 2), (map.Logical, map.Physical, map.Siblings));
        Assert.Equal((2, 4), (map.Count(CoreKind.Performance), map.Count(CoreKind.Efficiency)));
        Assert.Equal(CoreKind.Performance, map.Cores[1].Kind);
    }

    [Theory]
    [InlineData(0, "1024", "1024", "1000", "930")]
    [InlineData(2, "1024", "1024", "446", "446")]
    [InlineData(1, "1024", "870", "870", "250")]
    [InlineData(0, "1024", "446", null, "446")]
    [InlineData(0, "x", "446", "1024", "1024")]
    public void Where_there_are_no_lists_capacities_tell_unless_one_is_missing(int efficiency, params string?[] capacities)
    {
        FakeFiles files = MadeMachine.Of("0-3", "0", "1", "2", "3");
        for (int cpu = 0; cpu < capacities.Length; cpu++)
        {
            if (capacities[cpu] is { } capacity)
            {
                files[$"/sys/devices/system/cpu/cpu{cpu}/cpu_capacity"] = capacity + "\n";
            }
        }

        Assert.Equal(efficiency, files.Map().Count(CoreKind.Efficiency));
    }

    [Fact]
    public void A_list_of_fast_cores_alone_makes_no_hybrid()
    {
        FakeFiles files = MadeMachine.Of("0-1", "0", "1");
        files["/sys/devices/cpu_core/cpus"] = "0-1\n";

        Assert.All(files.Map().Cores, static core => Assert.Equal(CoreKind.Alike, core.Kind));
    }

    [Theory]
    [InlineData(true, "cgroup v2, cpu.max")]
    [InlineData(false, "cgroup v1, cpu.cfs_quota_us")]
    public void A_quota_is_read_in_both_versions_and_binds_where_it_is_less_than_the_mask(bool isUnified, string source)
    {
        CoreMap tight = MadeMachine.Of("0-3", "0", "1", "2", "3").WithQuota(2.5, isUnified).Map();
        CoreMap loose = MadeMachine.Of("0-1", "0", "1", "2", "3").WithQuota(2.5, isUnified).Map();

        Assert.Equal((CoreBound.Quota, 2.5, source), (tight.Bound, tight.Usable, tight.Quota?.Source));
        Assert.Equal((CoreBound.Affinity, 2.0, source), (loose.Bound, loose.Usable, loose.Quota?.Source));
    }

    [Fact]
    public void A_quota_as_large_as_the_machine_binds_nobody() =>
        Assert.Equal(CoreBound.Machine, MadeMachine.Of("0-1", "0", "1").WithQuota(2, isUnified: true).Map().Bound);

    [Fact]
    public void A_mask_leaves_cores_with_a_part_of_their_cpus()
    {
        CoreMap map = MadeMachine.Of("1-2,900", "0,4", "1,5", "2,6").Map();

        Assert.Equal([1, 2], map.Allowed);
        Assert.Equal([1, 2], map.AllowedCores.SelectMany(static core => core.Cpus));
        Assert.Equal((CoreBound.Affinity, 2.0), (map.Bound, map.Usable));
    }

    [Fact]
    public void Where_nobody_tells_who_shares_a_core_their_number_is_unknown()
    {
        FakeFiles files = new() { ["/sys/devices/system/cpu/online"] = "0-2\n" };

        Assert.Equal((3, (int?)null, (int?)null, 3), (files.Map().Logical, files.Map().Physical, files.Map().Siblings, files.Map().Allowed.Count));
        Assert.Null(LinuxCores.Read(new FakeFiles().Read));
    }

    [Fact]
    public void This_machine_has_the_cpus_that_its_profile_counts() => Assert.Equal(MachineReader.Read().LogicalCpus, CoreMapReader.Read().Allowed.Count);
}
