using System.Collections.Frozen;
using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// The table a job starts from, read or generated. Whatever can be refused is refused before values are loaded: columns
/// that a kernel lacks, and more rows than memory holds.
/// </summary>
internal static class JobTable
{
    /// <summary>Loads or generates.</summary>
    /// <param name="spec">Says which kernels need columns, and what to generate.</param>
    /// <param name="input">The input, opened; null to generate.</param>
    /// <param name="sharedAvailable">Free bytes where regions lie; null when the system doesn't say.</param>
    /// <exception cref="RefusedException">The input can't be used, or doesn't fit.</exception>
    public static LoadedTable Load(JobSpec spec, ITableInput? input, long? sharedAvailable) =>
        input is null ? Generate(spec, sharedAvailable) : Read(spec, input, sharedAvailable);

    private static LoadedTable Read(JobSpec spec, ITableInput input, long? sharedAvailable)
    {
        ImmutableArray<ColumnUse> uses = [.. spec.Kernels.SelectMany(kernel => KernelBinding.Of(kernel, input.ColumnNames))];
        if (input.Rows is { } rows)
        {
            // Every array of a folder becomes a column; of a CSV file only what a kernel needs.
            CheckMemory(rows, input.ColumnNames.Count, sharedAvailable);
        }

        LoadedTable loaded = input.Load(Names(uses), Names(uses.Where(static use => use.Access == ColumnAccess.Write)));
        CheckMemory(loaded.Table.Rows, loaded.Table.Columns.Length, sharedAvailable);
        return loaded;
    }

    private static FrozenSet<string> Names(IEnumerable<ColumnUse> uses) =>
        uses.Select(static use => use.Column).ToFrozenSet(StringComparer.Ordinal);

    private static LoadedTable Generate(JobSpec spec, long? sharedAvailable)
    {
        List<ExampleColumn> recipes = [.. spec.Kernels.SelectMany(static kernel => kernel.Example).Distinct()];
        long rows = spec.Rows ?? throw new InvalidOperationException("Broken invariant: a job has neither rows nor an input.");
        CheckMemory(rows, recipes.Count, sharedAvailable);
        return new LoadedTable(GeneratedTable.Make(recipes, (int)rows, spec.Seed), Text: null);
    }

    private static void CheckMemory(long rows, int columns, long? sharedAvailable) =>
        MemoryNeed.Check(rows, columns, sharedAvailable, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
}
