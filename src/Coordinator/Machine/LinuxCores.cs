using System.Collections.Immutable;
using System.Globalization;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>What Linux tells of cores in files.</summary>
internal static class LinuxCores
{
    /// <summary>
    /// Where x86 lists the CPUs of each kind, a performance monitoring unit for each: kernel 5.13 and later; the third since 6.12.
    /// </summary>
    private const string FastList = "/sys/devices/cpu_core/cpus";
    private static readonly string[] SlowLists = ["/sys/devices/cpu_atom/cpus", "/sys/devices/cpu_lowpower/cpus"];

    /// <summary>
    /// A core below this part of the fastest one's capacity counts as an efficiency core. Arm's little cores have a quarter to a half; cores
    /// of one kind that are only clocked apart have nine tenths and more.
    /// </summary>
    private const double LeastOfFast = 0.75;

    /// <summary>Reads them.</summary>
    /// <param name="read">Gives a file's text, or null.</param>
    /// <returns>Null where the system doesn't even list its CPUs.</returns>
    public static CoreMap? Read(Func<string, string?> read)
    {
        if (CpuList.Parse(read("/sys/devices/system/cpu/online") ?? "") is not { Count: > 0 } online)
        {
            return null;
        }

        LinuxMachine machine = new(read);
        IReadOnlySet<int>? allowed = CpuList.AllowedIn(read("/proc/self/status") ?? "");
        return new CoreMap
        {
            Cores = [.. Cores(online, read)],
            KnowsSiblings = online.All(cpu => CoreCount.SiblingsOf(cpu, read) is not null),
            Allowed = allowed is null ? [.. online] : [.. online.Where(allowed.Contains)],
            Quota = machine.CpuLimit,
            IsQuotaUnreadable = machine.IsQuotaUnreadable,
        };
    }

    private static IEnumerable<ProcessorCore> Cores(IReadOnlySet<int> online, Func<string, string?> read)
    {
        Func<int, CoreKind> kindOf = KindsByList(read) ?? KindsByCapacity(online, read) ?? (static _ => CoreKind.Alike);
        return online.Order()
            .GroupBy(cpu => CoreCount.SiblingsOf(cpu, read) ?? cpu.ToString(), StringComparer.Ordinal)
            .Select(core => new ProcessorCore([.. core], kindOf(core.First())));
    }

    private static Func<int, CoreKind>? KindsByList(Func<string, string?> read)
    {
        if (CpuList.Parse(read(FastList) ?? "") is not { Count: > 0 } fast)
        {
            return null;
        }

        HashSet<int> slow = [.. SlowLists.SelectMany(list => CpuList.Parse(read(list) ?? "") ?? ImmutableHashSet<int>.Empty)];
        return slow.Count == 0 ? null : cpu => fast.Contains(cpu) ? CoreKind.Performance : slow.Contains(cpu) ? CoreKind.Efficiency : CoreKind.Alike;
    }

    // Arm, and x86 since kernel 6.12: how much a core gets done, 1024 for the fastest.
    private static Func<int, CoreKind>? KindsByCapacity(IReadOnlySet<int> online, Func<string, string?> read)
    {
        Dictionary<int, int> capacities = online.ToDictionary(static cpu => cpu, cpu => Number(read($"/sys/devices/system/cpu/cpu{cpu}/cpu_capacity")));
        double least = LeastOfFast * capacities.Values.Max();
        return capacities.Values.Min() is 0 || capacities.Values.All(capacity => capacity >= least)
            ? null
            : cpu => capacities[cpu] >= least ? CoreKind.Performance : CoreKind.Efficiency;
    }

    private static int Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
