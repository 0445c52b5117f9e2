using System.Text.Json.Serialization;
using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>The machine as this process may use it. Stands beside every figure, since no figure means much without it.</summary>
/// <param name="Os">The system with its version; on Linux with the kernel's too.</param>
/// <param name="CpuModel">The processor's name as it calls itself, or at least its architecture.</param>
/// <param name="LogicalCpus">
/// The online processors this process may run on (Linux: affinity and cpuset counted in, a quota not, which
/// <see cref="Environment.ProcessorCount"/> would round up and mix in; elsewhere that property).
/// </param>
/// <param name="PhysicalCores">The cores of the whole machine, whatever this process may use of them; null when unknown.</param>
/// <param name="CpuQuota">How many processors' worth of time the control group grants; null when there is no limit.</param>
/// <param name="LastLevelCacheBytes">The largest-numbered cache level as processor 0 sees it; null when unknown.</param>
/// <param name="SharedMemoryFreeBytes">Free bytes where regions will lie; null where regions aren't files.</param>
/// <param name="Runtime">The .NET runtime's version and platform.</param>
/// <param name="MemoryAvailableBytes">What the system could still give without swapping; null when it doesn't say.</param>
internal sealed record MachineProfile(
    string Os,
    string CpuModel,
    int LogicalCpus,
    int? PhysicalCores,
    double? CpuQuota,
    long? LastLevelCacheBytes,
    long? SharedMemoryFreeBytes,
    string Runtime,
    long? MemoryAvailableBytes = null)
{
    /// <summary>What kernels run on in this process, and in workers started by it, such as <c>AVX-512, 16 rows</c>.</summary>
    public string VectorUnit { get; init; } = Shared.Kernels.Vectors.VectorUnit.Name;

    /// <summary>Whether a quota may be there that couldn't be read; then there is taken to be none.</summary>
    [JsonIgnore]
    public bool IsQuotaUnreadable { get; init; }

    /// <summary>What the limit of this process's container leaves of memory, files in memory counted; null where there is no limit.</summary>
    [JsonIgnore]
    public long? ContainerAvailableBytes { get; init; }

    /// <summary>The type of the file system on which regions will lie; null where that isn't known.</summary>
    [JsonIgnore]
    public string? MemoryFileSystem { get; init; }

    /// <summary>Whether regions will lie in memory, as far as is known.</summary>
    [JsonIgnore]
    public bool HasRegionsInMemory => MemoryFileSystem is null or "tmpfs" or "ramfs" or "hugetlbfs";

    /// <summary>What is said of it where there is one line for it.</summary>
    [JsonIgnore]
    public string Sentence =>
        $"{CpuModel}, {PhysicalCores?.ToString() ?? "unknown"} cores, {LogicalCpus} logical CPUs{(CpuQuota is { } cpus ? $", quota {cpus:0.##}" : string.Empty)}; {Os}; {Runtime}; kernels on {VectorUnit}";

    /// <summary>How many CPUs' worth of time threads of this run share: what a quota grants, or all that may be used.</summary>
    [JsonIgnore]
    public double SharedCpus => Math.Min(LogicalCpus, CpuQuota ?? LogicalCpus);

    /// <summary>
    /// One worker a physical core: a second one on the same core shares its load and store units, which is what these
    /// kernels are short of. Never more than may run at once, since workers that wait for a processor delay every tick.
    /// </summary>
    [JsonIgnore] // The result document says what the machine is, not what this program makes of it.
    public int DefaultWorkers
    {
        get
        {
            int quota = (int)Math.Ceiling(Math.Min(CpuQuota ?? LogicalCpus, Limits.MaxWorkers));
            int usable = Math.Min(PhysicalCores ?? LogicalCpus, LogicalCpus);
            return Math.Clamp(usable, 1, Math.Max(1, quota));
        }
    }
}
