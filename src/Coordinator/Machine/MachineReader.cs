using System.Runtime.InteropServices;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>Looks at the machine. Never throws: what the system doesn't tell is null, or for a text a poorer one.</summary>
internal static class MachineReader
{
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
            SharedMemoryFreeBytes: OperatingSystem.IsWindows() ? null : FreeBytes(RegionStore.DefaultFolder),
            Runtime);

    /// <summary>The same machine with the room that there is now where regions will lie.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="memoryFolder">The folder.</param>
    public static MachineProfile With(MachineProfile machine, string memoryFolder) => OperatingSystem.IsWindows() ? machine : machine with
    {
        SharedMemoryFreeBytes = FreeBytes(memoryFolder),
        MemoryFileSystem = OperatingSystem.IsLinux() ? Ask(memoryFolder, static drive => drive.DriveFormat) : null,
        ContainerAvailableBytes = OperatingSystem.IsLinux() ? new LinuxMachine(path => SystemFile.Read(path)).ContainerAvailableBytes : null,
    };

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
        FreeBytes(RegionStore.DefaultFolder),
        Runtime,
        machine.MemoryAvailableBytes)
    {
        IsQuotaUnreadable = machine.IsQuotaUnreadable,
        ContainerAvailableBytes = machine.ContainerAvailableBytes,
    };

    private static long? FreeBytes(string folder) => Ask<long?>(folder, static drive => drive.AvailableFreeSpace);

    private static T? Ask<T>(string folder, Func<DriveInfo, T> question)
    {
        try
        {
            return question(new DriveInfo(folder));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return default;
        }
    }
}
