using System.Diagnostics;
using System.Runtime.Versioning;
using ParallelMotion.Shared.Placement;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>Looks at the cores. Never throws: a system that doesn't tell has as many cores as .NET counts CPUs.</summary>
internal static class CoreMapReader
{
    /// <summary>Reads everything afresh: quotas and masks change.</summary>
    public static CoreMap Read() => OfSystem() ?? CoreMap.OfAlike(Environment.ProcessorCount);

    private static CoreMap? OfSystem() => OperatingSystem.IsLinux() ? LinuxCores.Read(static path => SystemFile.Read(path))
        : OperatingSystem.IsWindows() ? OfWindows()
        : OperatingSystem.IsMacOS() ? MacCores.Of(SystemCores.ReadMac)
        : null;

    [SupportedOSPlatform("windows")]
    private static CoreMap? OfWindows()
    {
        using Process self = Process.GetCurrentProcess();
        return WindowsCores.Parse(SystemCores.ReadWindows() ?? [], (ulong)self.ProcessorAffinity);
    }
}
