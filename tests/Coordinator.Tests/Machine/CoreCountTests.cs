using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class CoreCountTests
{
    private static readonly IReadOnlySet<int> Online = new SortedSet<int> { 0, 1, 2, 4 };

    [Fact]
    public void Processors_that_name_the_same_siblings_share_a_core() =>
        Assert.Equal(3, CoreCount.Of(Online, Files("core_cpus_list").Read));

    [Fact]
    public void An_older_kernels_name_for_the_list_does_too() =>
        Assert.Equal(3, CoreCount.Of(Online, Files("thread_siblings_list").Read));

    [Fact]
    public void One_silent_processor_makes_the_count_unknown()
    {
        FakeFiles files = Files("core_cpus_list");
        files["/sys/devices/system/cpu/cpu4/topology/core_cpus_list"] = "\n";

        Assert.Null(CoreCount.Of(Online, files.Read));
    }

    [Fact]
    public void No_processors_have_no_count() => Assert.Null(CoreCount.Of(new SortedSet<int>(), Files("core_cpus_list").Read));

    private static FakeFiles Files(string name) => new()
    {
        [$"/sys/devices/system/cpu/cpu0/topology/{name}"] = "0-1\n",
        [$"/sys/devices/system/cpu/cpu1/topology/{name}"] = "0-1\n",
        [$"/sys/devices/system/cpu/cpu2/topology/{name}"] = "2\n",
        [$"/sys/devices/system/cpu/cpu4/topology/{name}"] = "4\n",
    };
}
