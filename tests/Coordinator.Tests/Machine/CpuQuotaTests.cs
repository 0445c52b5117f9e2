using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class CpuQuotaTests
{
    [Theory]
    [InlineData("150000 100000\n", 1.5)]
    [InlineData("50000 100000", 0.5)]
    [InlineData("max 100000\n", null)]
    [InlineData("max\n", null)]
    [InlineData("0 100000\n", null)]
    [InlineData("100000 0\n", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999 1", null)]
    public void Cpu_max_is_granted_time_over_period(string text, double? expected) =>
        Assert.Equal(expected, CpuQuota.ParseUnified(text));

    [Theory]
    [InlineData("200000\n", "100000\n", 2.0)]
    [InlineData("-1\n", "100000\n", null)]
    [InlineData("", "", null)]
    public void The_older_pair_of_files_means_the_same(string quota, string period, double? expected) =>
        Assert.Equal(expected, CpuQuota.ParsePair(quota, period));

    [Fact]
    public void The_tightest_limit_on_the_way_up_holds()
    {
        FakeFiles files = new()
        {
            ["/g/a/b/cpu.max"] = "400000 100000\n",
            ["/g/a/cpu.max"] = "150000 100000\n",
            ["/g/cpu.max"] = "max 100000\n",
        };

        Assert.Equal(1.5, CpuQuota.Of(new CgroupPlace(IsUnified: true, "/g", "/g/a/b"), files.Read));
    }

    [Fact]
    public void The_older_hierarchy_is_read_from_its_own_files()
    {
        FakeFiles files = new()
        {
            ["/g/cpu.max"] = "100000 100000\n",
            ["/g/cpu.cfs_quota_us"] = "300000\n",
            ["/g/cpu.cfs_period_us"] = "100000\n",
        };

        Assert.Equal(3, CpuQuota.Of(new CgroupPlace(IsUnified: false, "/g", "/g"), files.Read));
    }

    [Theory]
    [InlineData("150000 100000\n", false)]
    [InlineData("max 100000\n", false)]
    [InlineData(null, false)]
    [InlineData("", true)]
    [InlineData("lots", true)]
    [InlineData("0 100000\n", true)]
    public void A_file_that_says_neither_a_limit_nor_that_there_is_none_is_unreadable(string? text, bool expected)
    {
        FakeFiles files = new() { ["/g/cpu.max"] = "max 100000\n" };
        if (text is not null)
        {
            files["/g/a/cpu.max"] = text;
        }

        Assert.Equal(expected, CpuQuota.IsUnreadable("0::/a\n", new CgroupPlace(IsUnified: true, "/g", "/g/a"), files.Read));
    }

    [Theory]
    [InlineData("-1\n", "100000\n", false)]
    [InlineData("50000\n", "100000\n", false)]
    [InlineData("50000\n", null, true)]
    [InlineData("some\n", "100000\n", true)]
    public void So_is_the_older_pair(string quota, string? period, bool expected)
    {
        FakeFiles files = new() { ["/g/cpu.cfs_quota_us"] = quota };
        if (period is not null)
        {
            files["/g/cpu.cfs_period_us"] = period;
        }

        Assert.Equal(expected, CpuQuota.IsUnreadable("1:cpu:/\n", new CgroupPlace(IsUnified: false, "/g", "/g"), files.Read));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("0::/\n", true)]
    public void Groups_that_nobody_mounted_can_not_be_read(string groups, bool expected) =>
        Assert.Equal(expected, CpuQuota.IsUnreadable(groups, place: null, new FakeFiles().Read));

    [Fact]
    public void A_group_without_limits_has_none() =>
        Assert.Null(CpuQuota.Of(new CgroupPlace(IsUnified: true, "/g", "/g/a"), new FakeFiles().Read));
}
