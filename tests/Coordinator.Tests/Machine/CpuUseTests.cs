using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class CpuUseTests
{
    [Fact]
    public void Others_took_what_was_busy_and_not_ones_own()
    {
        CpuUse before = Read("cpu  100 0 0 900 0 0 0 0 50 0", own: "10 5 0 0")!;

        // 400 ticks later: 100 idle, 20 for the disk, 30 stolen, 250 computed, of which 150 by this process and its children.
        CpuUse after = Read("cpu  350 0 0 1000 20 0 0 30 50 0", own: "60 15 80 10")!;

        Assert.Equal((280.0 - 150) / 400, after.OthersSince(before), 10);
    }

    [Fact]
    public void Alone_on_the_machine_nobody_else_took_anything()
    {
        CpuUse before = Read("cpu  100 0 0 900 0 0 0 0", own: "10 0 0 0")!;

        Assert.Equal(0, Read("cpu  200 0 0 1000 0 0 0 0", own: "115 0 0 0")!.OthersSince(before));
        Assert.Equal(0, before.OthersSince(before));
    }

    [Theory]
    [InlineData(0.09, false)]
    [InlineData(0.1, true)]
    [InlineData(null, false)]
    public void A_tenth_for_others_shows(double? others, bool expected) => Assert.Equal(expected, CpuUse.IsShared(others));

    [Theory]
    [InlineData("", "1 2 3 4")]
    [InlineData("cpu 1 2 3", "1 2 3 4")]
    [InlineData("cpu  1 1 1 1 1 1 1 1", "1 2")]
    public void What_is_too_short_is_none(string all, string own) => Assert.Null(Read(all, own));

    private static CpuUse? Read(string all, string own) => CpuUse.Read(new FakeFiles
    {
        ["/proc/stat"] = all + "\ncpu0 1 1 1 1\n",
        ["/proc/self/stat"] = $"42 (a name) 7) S 1 42 42 0 -1 4194304 100 0 0 0 {own}",
    }.Read);
}
