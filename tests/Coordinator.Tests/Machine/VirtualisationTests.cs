using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Tests.Machine;

public sealed class VirtualisationTests
{
    [Theory]
    [InlineData("QEMU", "Standard PC (Q35 + ICH9, 2009)", "", "QEMU Standard PC (Q35 + ICH9, 2009)")]
    [InlineData("Microsoft Corporation", "Virtual Machine", "", "Microsoft Corporation Virtual Machine")]
    [InlineData("Dell Inc.", "PowerEdge", "flags\t\t: fpu hypervisor sse", "Dell Inc. PowerEdge")]
    [InlineData("Dell Inc.", "PowerEdge", "flags\t\t: fpu sse", null)]
    [InlineData(null, null, "flags\t\t: fpu hypervisor", "unnamed hypervisor")]
    [InlineData(null, null, "model name : hypervisor", null)]
    public void A_guest_shows_by_its_board_or_its_processor(string? vendor, string? product, string cpuInfo, string? expected)
    {
        FakeFiles files = new() { ["/proc/cpuinfo"] = cpuInfo };
        if (vendor is not null)
        {
            files["/sys/class/dmi/id/sys_vendor"] = vendor + "\n";
            files["/sys/class/dmi/id/product_name"] = product + "\n";
        }

        Assert.Equal(expected, Virtualisation.OfLinux(files.Read).Hypervisor);
    }

    [Theory]
    [InlineData("/.dockerenv", "", "docker")]
    [InlineData("/run/.containerenv", "", "podman")]
    [InlineData("/proc/self/cgroup", "0::/kubepods/burstable/pod1\n", "kubepods")]
    [InlineData("/proc/self/cgroup", "0::/user.slice\n", null)]
    public void A_container_shows_by_its_mark_or_its_group(string path, string text, string? expected) =>
        Assert.Equal(expected, Virtualisation.OfLinux(new FakeFiles { [path] = text }.Read).Container);

    [Theory]
    [InlineData("cpu  10 0 0 80 0 0 0 10 0 0\n", 0.1)]
    [InlineData("cpu  10 0 0 90 0 0 0 0 5 0\n", 0.0)]
    [InlineData("cpu  0 0 0 0 0 0 0 0\n", null)]
    [InlineData("intr 1 2\n", null)]
    public void Steal_is_a_share_of_all_time(string text, double? expected) =>
        Assert.Equal(expected, Virtualisation.OfLinux(new FakeFiles { ["/proc/stat"] = text }.Read).Steal);

    [Theory]
    [InlineData("flags\t\t: fpu sse2\n", true)]
    [InlineData("Features\t: fp asimd\n", false)]
    [InlineData(null, false)]
    public void Only_processors_with_flags_would_show_that_they_are_a_guests(string? cpuInfo, bool expected)
    {
        FakeFiles files = new();
        if (cpuInfo is not null)
        {
            files["/proc/cpuinfo"] = cpuInfo;
        }

        Assert.Equal(expected, Virtualisation.OfLinux(files.Read).WouldShow);
    }
}
