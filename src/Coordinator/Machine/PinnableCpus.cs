using System.Collections.Immutable;
using System.Diagnostics;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>The CPUs that workers can be pinned to, in the order in which they are to be taken.</summary>
internal static class PinnableCpus
{
    private const int MaskBits = 64;

    /// <summary>Looks them up.</summary>
    /// <returns>None where the system pins no threads (macOS), or doesn't say what this process may use.</returns>
    public static ImmutableArray<int> Read()
    {
        if (OperatingSystem.IsLinux())
        {
            return [.. new LinuxMachine(path => SystemFile.Read(path)).CpusCoresFirst];
        }

        return OperatingSystem.IsWindows() ? OfMask() : [];
    }

    /// <summary>One CPU of each core before the second of any: two on one core share what these kernels are short of.</summary>
    /// <param name="cpus">The CPUs there are.</param>
    /// <param name="read">Gives a file's text, or null; a CPU whose siblings are unknown counts as a core.</param>
    public static IEnumerable<int> CoresFirst(IEnumerable<int> cpus, Func<string, string?> read) => cpus
        .Order()
        .GroupBy(cpu => CoreCount.SiblingsOf(cpu, read) ?? cpu.ToString(), StringComparer.Ordinal)
        .SelectMany(static core => core.Select(static (cpu, rank) => (Cpu: cpu, Rank: rank)))
        .OrderBy(static placed => placed.Rank)
        .ThenBy(static placed => placed.Cpu)
        .Select(static placed => placed.Cpu);

    // Windows tells of cores only through calls that .NET has no words for: siblings, which have neighbouring numbers, aren't told apart.
    [System.Runtime.Versioning.SupportedOSPlatform("windows")]
    private static ImmutableArray<int> OfMask()
    {
        using Process self = Process.GetCurrentProcess();
        nint mask = self.ProcessorAffinity;
        return [.. Enumerable.Range(0, MaskBits).Where(cpu => ((mask >> cpu) & 1) != 0)];
    }
}
