namespace ParallelMotion.Coordinator.Machine;

/// <summary>
/// Counts cores by the topology files, for machines whose /proc/cpuinfo names no cores (Arm, some virtual machines). Every
/// processor lists the processors on its own core, so there are as many cores as different lists.
/// </summary>
internal static class CoreCount
{
    /// <summary>Counts the cores that some processors are on.</summary>
    /// <param name="online">The processors.</param>
    /// <param name="read">Gives a file's text, or null.</param>
    /// <returns>The count, or null when a processor doesn't say.</returns>
    public static int? Of(IReadOnlySet<int> online, Func<string, string?> read)
    {
        HashSet<string> cores = new(StringComparer.Ordinal);
        foreach (int processor in online)
        {
            if (SiblingsOf(processor, read) is not { } siblings)
            {
                return null;
            }

            cores.Add(siblings);
        }

        return cores.Count == 0 ? null : cores.Count;
    }

    /// <summary>The processors on the core of one, itself among them, as the kernel writes them; null when it doesn't.</summary>
    /// <param name="processor">The processor.</param>
    /// <param name="read">Gives a file's text, or null.</param>
    public static string? SiblingsOf(int processor, Func<string, string?> read)
    {
        // Kernels before 5.3 know only the second name.
        string folder = $"/sys/devices/system/cpu/cpu{processor}/topology";
        string? siblings = read($"{folder}/core_cpus_list") ?? read($"{folder}/thread_siblings_list");
        return string.IsNullOrWhiteSpace(siblings) ? null : siblings.Trim();
    }
}
