using ParallelMotion.Shared;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>
/// What macOS tells of cores: how many of each level, the fastest first. It numbers no CPUs and binds nothing to one, so the numbers here are
/// made up, for counting. Tested with made answers; asked for on macOS, untested there.
/// </summary>
internal static class MacCores
{
    /// <summary>There have been two; bounds the walk.</summary>
    private const int MostLevels = 8;

    /// <summary>Counts them.</summary>
    /// <param name="ask">Gives the number of a name, or null.</param>
    /// <returns>Null when the system doesn't tell.</returns>
    public static CoreMap? Of(Func<string, long?> ask)
    {
        List<ProcessorCore> cores = [];
        int levels = (int)Math.Clamp(ask("hw.nperflevels") ?? 0, 0, MostLevels);
        for (int level = 0; level < levels; level++)
        {
            CoreKind kind = levels == 1 ? CoreKind.Alike : level == 0 ? CoreKind.Performance : CoreKind.Efficiency;
            Add(cores, ask($"hw.perflevel{level}.physicalcpu"), ask($"hw.perflevel{level}.logicalcpu"), kind);
        }

        if (cores.Count == 0)
        {
            // Intel: one level, which isn't named.
            Add(cores, ask("hw.physicalcpu"), ask("hw.logicalcpu"), CoreKind.Alike);
        }

        return cores.Count == 0 ? null : new CoreMap
        {
            Cores = [.. cores],
            KnowsSiblings = true,
            Allowed = [.. cores.SelectMany(static core => core.Cpus)],
        };
    }

    private static void Add(List<ProcessorCore> cores, long? physical, long? logical, CoreKind kind)
    {
        if (physical is not (> 0 and <= Limits.MaxProcessors) || logical is not (> 0 and <= Limits.MaxProcessors))
        {
            return;
        }

        int first = cores.Sum(static core => core.Cpus.Length);
        int threads = (int)Math.Max(1, logical.Value / physical.Value);
        for (int core = 0; core < physical; core++)
        {
            cores.Add(new ProcessorCore([.. Enumerable.Range(first + (core * threads), threads)], kind));
        }
    }
}
