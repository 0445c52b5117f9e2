using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>Whether the machine is one of its own, as far as it shows.</summary>
/// <param name="Hypervisor">What runs it as a guest; null where nothing shows.</param>
/// <param name="Container">What kind of container this process is in; null where none shows.</param>
/// <param name="Steal">The share of the CPUs' time since the start that the hypervisor gave to others; null where it doesn't say.</param>
internal sealed record Virtualisation(string? Hypervisor, string? Container, double? Steal)
{
    private const int StealField = 8;

    /// <summary>Whether a hypervisor would show if there were one: the processor's flags tell, which ARM lacks. Otherwise that none shows means nothing.</summary>
    public bool WouldShow { get; init; }

    /// <summary>Words in what the board calls itself, as virtual boards do.</summary>
    private static readonly string[] VirtualBoards = ["KVM", "QEMU", "VMware", "VirtualBox", "Virtual Machine", "Bochs", "Xen", "Google Compute Engine", "OpenStack", "Parallels"];

    /// <summary>Words in the paths of control groups that container engines make.</summary>
    private static readonly string[] Engines = ["docker", "kubepods", "containerd", "libpod", "lxc"];

    /// <summary>Looks at what Linux shows.</summary>
    /// <param name="read">Gives a file's text, or null.</param>
    public static Virtualisation OfLinux(Func<string, string?> read) =>
        new(HypervisorOf(read), ContainerOf(read), StealOf(read("/proc/stat") ?? "")) { WouldShow = FlagsOf(read("/proc/cpuinfo") ?? "") is not null };

    private static string? HypervisorOf(Func<string, string?> read)
    {
        // The board's name says most; the processor's flag is the one sign that no x86 guest lacks.
        string board = $"{read("/sys/class/dmi/id/sys_vendor")?.Trim()} {read("/sys/class/dmi/id/product_name")?.Trim()}".Trim();
        bool isVirtual = Array.Exists(VirtualBoards, word => board.Contains(word, StringComparison.OrdinalIgnoreCase));
        string? other = read("/sys/hypervisor/type")?.Trim() ?? read("/proc/device-tree/hypervisor/compatible")?.Trim('\0', '\n');
        return isVirtual ? board
            : other is { Length: > 0 } ? other
            : !HasFlag(read("/proc/cpuinfo") ?? "") ? null
            : board.Length > 0 ? board : "unnamed hypervisor";
    }

    private static bool HasFlag(string cpuInfo) => FlagsOf(cpuInfo)?.Split(' ').Contains("hypervisor", StringComparer.Ordinal) ?? false;

    private static string? FlagsOf(string cpuInfo) => cpuInfo.Split('\n').FirstOrDefault(static line => line.StartsWith("flags", StringComparison.Ordinal));

    private static string? ContainerOf(Func<string, string?> read) => read("/.dockerenv") is not null ? "docker"
        : read("/run/.containerenv") is not null ? "podman"
        : Array.Find(Engines, engine => (read("/proc/self/cgroup") ?? "").Contains(engine, StringComparison.Ordinal));

    // "cpu  user nice system idle iowait irq softirq steal ...", in ticks of the clock.
    private static double? StealOf(string text)
    {
        string[] fields = text.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length <= StealField || fields[0] is not "cpu")
        {
            return null;
        }

        double[] ticks = [.. fields[1..(StealField + 1)].Select(static each => double.TryParse(each, NumberStyles.None, CultureInfo.InvariantCulture, out double count) ? count : 0)];
        return ticks.Sum() > 0 ? ticks[^1] / ticks.Sum() : null;
    }
}
