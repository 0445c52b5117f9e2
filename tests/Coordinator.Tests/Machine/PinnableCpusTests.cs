using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class PinnableCpusTests
{
    private static readonly FakeFiles Siblings = new()
    {
        ["/sys/devices/system/cpu/cpu0/topology/core_cpus_list"] = "0,4\n",
        ["/sys/devices/system/cpu/cpu1/topology/core_cpus_list"] = "1,5\n",
        ["/sys/devices/system/cpu/cpu4/topology/core_cpus_list"] = "0,4\n",
        ["/sys/devices/system/cpu/cpu5/topology/core_cpus_list"] = "1,5\n",
        ["/sys/devices/system/cpu/online"] = "0-1,4-5\n",
        ["/proc/self/status"] = "Name:\tx\nCpus_allowed_list:\t1,4-7\n",
    };

    [Fact]
    public void Every_core_is_taken_once_before_any_is_taken_twice() =>
        Assert.Equal([0, 1, 4, 5], PinnableCpus.CoresFirst([5, 4, 1, 0], Siblings.Read));

    [Fact]
    public void Of_a_core_whose_first_cpu_is_not_to_be_had_the_second_counts_as_first() =>
        Assert.Equal([1, 4, 5], PinnableCpus.CoresFirst([1, 4, 5], Siblings.Read));

    [Fact]
    public void Cpus_whose_siblings_are_unknown_are_cores_of_their_own() =>
        Assert.Equal([0, 3, 9], PinnableCpus.CoresFirst([9, 0, 3], new FakeFiles().Read));

    [Fact]
    public void Only_cpus_that_are_online_and_allowed_are_offered() =>
        Assert.Equal([1, 4, 5], new LinuxMachine(Siblings.Read).CpusCoresFirst);

    [Fact]
    public void A_machine_that_says_nothing_offers_none() => Assert.Empty(new LinuxMachine(new FakeFiles().Read).CpusCoresFirst);

    [Fact]
    public void This_machine_offers_the_cpus_it_counts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere they are counted by .NET.");

        Assert.Equal(MachineReader.Read().LogicalCpus, PinnableCpus.Read().Distinct().Count());
    }
}
