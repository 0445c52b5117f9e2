using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class MemoryGroupTests : IDisposable
{
    private readonly MadeGroup _group = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Kills_are_the_groups_own_and_the_limit_the_tightest_above_it(bool isUnified)
    {
        _group.Write(isUnified, kills: 12, limitBytes: 1_000_000);

        Assert.Equal((12, 1_000_000), (_group.Memory.Kills(), _group.Memory.LimitBytes()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_limit_is_none(bool isUnified)
    {
        _group.Write(isUnified, kills: 0, limitBytes: null);

        Assert.Equal((0, null), (_group.Memory.Kills(), _group.Memory.LimitBytes()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("oom_kill\n")]
    [InlineData("oom_kill x\n")]
    [InlineData("oom_kill -1\n")]
    [InlineData("oom_group_kill 3\n")]
    public void What_says_no_count_is_unknown(string events)
    {
        FakeFiles files = new()
        {
            ["/proc/self/cgroup"] = "0::/job\n",
            ["/proc/self/mountinfo"] = "35 24 0:30 / /cg rw - cgroup2 cgroup2 rw\n",
            ["/cg/job/memory.events"] = events,
        };

        Assert.Null(new MemoryGroup(files.Read).Kills());
        Assert.Null(new MemoryGroup(files.Read).LimitBytes());
    }

    [Fact]
    public void A_system_without_control_groups_knows_nothing() =>
        Assert.Equal((null, null), (new MemoryGroup(new FakeFiles().Read).Kills(), new MemoryGroup(new FakeFiles().Read).LimitBytes()));

    public void Dispose() => _group.Dispose();
}
