namespace ParallelMotion.Coordinator.Machine;

/// <summary>What Linux tells about the machine in files.</summary>
/// <param name="read">Gives a file's text, or null.</param>
internal sealed class LinuxMachine(Func<string, string?> read)
{
    private readonly CpuInfo _cpuInfo = CpuInfo.Parse(read("/proc/cpuinfo") ?? "");
    private readonly IReadOnlySet<int>? _online = CpuList.Parse(read("/sys/devices/system/cpu/online") ?? "");

    public string? CpuModel => _cpuInfo.Model;

    public string? Kernel => read("/proc/sys/kernel/osrelease")?.Trim();

    /// <summary>
    /// The online processors this process may run on, or null. Both lists are needed: the allowed one also names
    /// processors that were never plugged in (a virtual machine's may be 0-127).
    /// </summary>
    public int? LogicalCpus
    {
        get
        {
            IReadOnlySet<int>? allowed = CpuList.AllowedIn(read("/proc/self/status") ?? "");
            int count = allowed is null || _online is null ? 0 : allowed.Count(_online.Contains);
            return count == 0 ? null : count;
        }
    }

    public int? PhysicalCores => _cpuInfo.PhysicalCores ?? (_online is null ? null : CoreCount.Of(_online, read));

    public double? CpuQuota =>
        CgroupPlace.Find(read("/proc/self/cgroup") ?? "", read("/proc/self/mountinfo") ?? "") is { } place
            ? Machine.CpuQuota.Of(place, read)
            : null;

    public long? MemoryAvailableBytes => MemoryInfo.Available(read("/proc/meminfo") ?? "");

    public long? LastLevelCacheBytes => CacheSize.LastLevel(read);
}
