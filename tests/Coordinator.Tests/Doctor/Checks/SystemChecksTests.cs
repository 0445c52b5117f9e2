using ParallelMotion.Coordinator.Doctor.Checks;
using ParallelMotion.Coordinator.Lab.RoundTrips;
using ParallelMotion.Coordinator.Tests.Machine;

namespace ParallelMotion.Coordinator.Tests.Doctor.Checks;

public sealed class SystemChecksTests
{
    [Theory]
    [InlineData("madvise", "never", true, "Fine")]
    [InlineData("never", "advise", true, "Fine")]
    [InlineData("never", "never", true, "Note")]
    [InlineData("always", "deny", true, "Note")]
    [InlineData("always", "advise", false, "Note")]
    [InlineData(null, null, true, "Note")]
    public void Huge_pages_are_fine_where_the_kernel_gives_them_to_whoever_asks(string? enabled, string? shared, bool canCollapse, string expected) =>
        Assert.Equal(expected, HugePagesCheck.Judge(new HugePageState(enabled, shared, 2 << 20, canCollapse)).Level.ToString());

    [Theory]
    [InlineData("6.18.44-made", true)]
    [InlineData("6.1.0", true)]
    [InlineData("6.0.19", false)]
    [InlineData("5.15.0-91-generic", false)]
    [InlineData("", false)]
    public void Their_state_is_the_word_in_brackets_and_the_kernels_age(string release, bool canCollapse)
    {
        FakeFiles files = new()
        {
            ["/sys/kernel/mm/transparent_hugepage/enabled"] = "always [madvise] never\n",
            ["/sys/kernel/mm/transparent_hugepage/shmem_enabled"] = "always within_size advise never deny force\n",
            ["/sys/kernel/mm/transparent_hugepage/hpage_pmd_size"] = "2097152\n",
            ["/proc/sys/kernel/osrelease"] = release + "\n",
        };

        Assert.Equal(new HugePageState("madvise", Shared: null, 2_097_152, canCollapse), HugePagesCheck.StateOf(files.Read));
    }

    [Theory]
    [InlineData("tsc", 25e-9, 20e-9, "Fine")]
    [InlineData("hpet", 1.2e-6, 100e-9, "Note")]
    [InlineData(null, 25e-9, 1e-6, "Note")]
    public void A_clock_is_judged_by_what_a_reading_costs_and_tells(string? source, double reading, double step, string expected) =>
        Assert.Equal(expected, ClockCheck.Judge(source, new ClockCost(reading, reading, step)).Level.ToString());

    [Fact]
    public void A_slow_source_has_its_own_advice() =>
        Assert.NotEqual(ClockCheck.Judge("hpet", new ClockCost(1e-6, 1e-6, 1e-9)).ToDo, ClockCheck.Judge("tsc", new ClockCost(1e-6, 1e-6, 1e-9)).ToDo, StringComparer.Ordinal);

    [Theory]
    [InlineData("Release", false, false, "Fine")]
    [InlineData("Debug", false, false, "Note")]
    [InlineData("Release", true, false, "Note")]
    [InlineData("Release", false, true, "Note")]
    public void A_build_is_fine_when_it_is_what_is_to_be_measured(string configuration, bool isUnoptimised, bool isDebugged, string expected) =>
        Assert.Equal(expected, BuildCheck.Judge(new BuildKind(configuration, isUnoptimised, isDebugged)).Level.ToString());
}
