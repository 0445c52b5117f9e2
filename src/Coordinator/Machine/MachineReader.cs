using System.Runtime.InteropServices;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>Looks at the machine. Never throws: what the system doesn't tell is null, or for a text a poorer one.</summary>
internal static class MachineReader
{
    private const string SharedMemoryFolder = "/dev/shm";

    /// <summary>Reads everything afresh; free memory and quotas change.</summary>
    public static MachineProfile Read() => OperatingSystem.IsLinux()
        ? ReadLinux(new LinuxMachine(path => SystemFile.Read(path)))
        : new MachineProfile(
            RuntimeInformation.OSDescription,
            Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? Architecture,
            Environment.ProcessorCount,
            PhysicalCores: null,
            CpuQuota: null,
            LastLevelCacheBytes: null,
            SharedMemoryFreeBytes: OperatingSystem.IsWindows() ? null : FreeBytes(Path.GetTempPath()),
            Runtime);

    private static string Architecture => RuntimeInformation.ProcessArchitecture.ToString();

    private static string Runtime => $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.RuntimeIdentifier}";

    /// <summary>Joins what the files say with what .NET says where they are silent.</summary>
    internal static MachineProfile ReadLinux(LinuxMachine machine) => new(
        machine.Kernel is { Length: > 0 } kernel ? $"{RuntimeInformation.OSDescription}, kernel {kernel}" : RuntimeInformation.OSDescription,
        machine.CpuModel ?? Architecture,
        machine.LogicalCpus ?? Environment.ProcessorCount,
        machine.PhysicalCores,
        machine.CpuQuota,
        machine.LastLevelCacheBytes,
        FreeBytes(Directory.Exists(SharedMemoryFolder) ? SharedMemoryFolder : Path.GetTempPath()),
        Runtime,
        machine.MemoryAvailableBytes)
    {
        IsQuotaUnreadable = machine.IsQuotaUnreadable,
    };

    private static long? FreeBytes(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
