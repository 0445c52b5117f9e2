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
    public int? LogicalCpus => UsableCpus is { Length: > 0 } usable ? usable.Length : null;

    /// <summary>The same processors, one of each core before the second of any; none where the system doesn't say.</summary>
    public IEnumerable<int> CpusCoresFirst => PinnableCpus.CoresFirst(UsableCpus, read);

    public int? PhysicalCores => _cpuInfo.PhysicalCores ?? (_online is null ? null : CoreCount.Of(_online, read));

    public double? CpuQuota => Place is { } place ? Machine.CpuQuota.Of(place, read) : null;

    /// <summary>The same with where it was read.</summary>
    public CpuLimit? CpuLimit => Place is { } place && CpuQuota is { } cpus ? new CpuLimit(cpus, place.IsUnified) : null;

    /// <summary>How often a quota has stopped this process's group; null where nobody counts.</summary>
    public CpuThrottle? CpuThrottle => Place is { } place ? Machine.CpuThrottle.Of(place, read) : null;

    /// <summary>Whether a quota may be there that can't be read.</summary>
    public bool IsQuotaUnreadable => Machine.CpuQuota.IsUnreadable(Groups, Place, read);

    public long? MemoryAvailableBytes => MemoryInfo.Available(read("/proc/meminfo") ?? "");

    /// <summary>What a container's limit leaves; null when there is none, or none that can be read.</summary>
    public long? ContainerAvailableBytes => CgroupPlace.Find(Groups, Mounts, CgroupPlace.Memory) is { } place ? MemoryLimit.Available(place, read) : null;

    public long? LastLevelCacheBytes => CacheSize.LastLevel(read);

    private string Groups => read("/proc/self/cgroup") ?? "";

    private string Mounts => read("/proc/self/mountinfo") ?? "";

    private CgroupPlace? Place => CgroupPlace.Find(Groups, Mounts);

    private int[] UsableCpus =>
        CpuList.AllowedIn(read("/proc/self/status") ?? "") is { } allowed && _online is not null ? [.. allowed.Where(_online.Contains)] : [];
}
