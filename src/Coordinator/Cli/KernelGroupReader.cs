using System.Collections.Immutable;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>
/// Reads which kernels to run: groups separated by commas, each measured by itself; within a group names joined by '+', which run
/// in the same tick.
/// </summary>
internal static class KernelGroupReader
{
    private static readonly NamedValues<IKernel> BuiltIn =
        new("kernel", KernelCatalog.All.Select(static kernel => KeyValuePair.Create(kernel.Name, kernel)));

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
            // It complains that nothing is named.
            _ = BuiltIn.ReadList(text, problems);
        }

        return [.. groups.Distinct(StringComparer.OrdinalIgnoreCase).Select(group => ReadGroup(group, problems) with { IsSideBySide = sideBySide })];
    }

    private static KernelGroup ReadGroup(string text, ICollection<string> problems)
    {
        string[] names = text.Split('+', StringSplitOptions.TrimEntries);
        if (names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static same => same.Count() > 1) is { } twice)
        {
            problems.Add($"Cannot run a kernel twice in one tick: kernel={text}, twice={twice.Key}, expected=each once.");
        }

        return new KernelGroup([.. names.Select(name => BuiltIn.Read(name, problems)).Select(static kernel => new FoundKernel(kernel, kernel.Name))]);
    }
}
