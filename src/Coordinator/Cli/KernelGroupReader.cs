using System.Collections.Immutable;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>
/// Reads which kernels to run: groups separated by commas, each measured by itself; within a group names joined by '+', which run
/// in the same tick. A path in it can't hold a comma or a plus; a shorter one, from another folder, may do without.
/// </summary>
internal static class KernelGroupReader
{
    /// <summary>Those that are run when nobody names one.</summary>
    public static ImmutableArray<KernelGroup> Default => [.. KernelCatalog.Default.Select(KernelGroup.Of)];

    /// <summary>Reads groups; one given twice counts once.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="sideBySide">Whether the kernels of a group are to share one phase.</param>
    /// <param name="problems">Where sentences go.</param>
    public static ImmutableArray<KernelGroup> Read(string text, bool sideBySide, ICollection<string> problems)
    {
        string[] groups = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (groups.Length == 0)
        {
            problems.Add($"Cannot run without a kernel: kernel={text}, expected={string.Join(" or ", KernelCatalog.All.Select(static kernel => kernel.Name))}, or PATH.dll:NAME.");
        }

        return
        [
            .. groups.Select(group => ReadGroup(group, problems) with { IsSideBySide = sideBySide })
                .DistinctBy(static group => string.Join('+', group.Kernels.Select(static found => found.Reference)), StringComparer.Ordinal),
        ];
    }

    private static KernelGroup ReadGroup(string text, ICollection<string> problems)
    {
        string[] names = text.Split('+', StringSplitOptions.TrimEntries);
        int known = problems.Count;
        ImmutableArray<FoundKernel> kernels = [.. names.Select(name => ReadKernel(name, problems))];
        if (problems.Count == known
            && kernels.GroupBy(static found => found.Reference, StringComparer.Ordinal).FirstOrDefault(static same => same.Count() > 1) is { } twice)
        {
            problems.Add($"Cannot run a kernel twice in one tick: kernel={text}, twice={twice.Key}, expected=each once.");
        }

        return new KernelGroup(kernels);
    }

    private static FoundKernel ReadKernel(string reference, ICollection<string> problems)
    {
        try
        {
            FoundKernel found = KernelLookup.Find(reference);
            if (KernelCatalog.OfLab.Contains(found.Kernel))
            {
                problems.Add($"Cannot run a kernel that belongs to an exercise: kernel={reference}, expected={string.Join(" or ", KernelCatalog.All.Select(static kernel => kernel.Name))}, or PATH.dll:NAME. Run the exercise: lab threads, lab shape.");
            }

            return found;
        }
        catch (KernelLoadException refused)
        {
            problems.Add(refused.Message);
            return new FoundKernel(KernelCatalog.All[0], KernelCatalog.All[0].Name);
        }
    }
}
