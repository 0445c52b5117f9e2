using System.Collections.Frozen;
using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>
/// The table a job starts from, read or generated. Columns that a kernel lacks are refused before values are
/// loaded, and so are more rows than memory holds, except in a CSV file, whose rows are known only once it is read.
/// </summary>
internal static class JobTable
{
    /// <summary>Loads or generates.</summary>
    /// <param name="spec">Says which kernels need columns, and what to generate.</param>
    /// <param name="input">The input, opened; null to generate.</param>
    /// <param name="machine">Says how much memory there is.</param>
    /// <exception cref="RefusedException">The input can't be used, or doesn't fit.</exception>
    public static LoadedTable Load(JobSpec spec, ITableInput? input, MachineProfile machine) =>
        input is null ? Generate(spec, machine) : Read(spec, input, machine);

    private static LoadedTable Read(JobSpec spec, ITableInput input, MachineProfile machine)
    {
        ImmutableArray<ColumnUse> uses = [.. spec.Kernels.SelectMany(group => KernelBinding.Of(group, input.ColumnNames).Columns)];
        if (input.Rows is { } rows)
        {
            // Every array of a folder becomes a column; of a CSV file only what a kernel needs.
            CheckMemory(rows, input.ColumnNames.Count, machine);
        }

        LoadedTable loaded = input.Load(Names(uses), Names(uses.Where(static use => use.IsWritten)));
        if (input.Rows is null)
        {
            CheckMemory(loaded.Table.Rows, loaded.Table.Columns.Length, machine);
        }

        return loaded;
    }

    private static FrozenSet<string> Names(IEnumerable<ColumnUse> uses) =>
        uses.Select(static use => use.Column).ToFrozenSet(StringComparer.Ordinal);

    private static LoadedTable Generate(JobSpec spec, MachineProfile machine)
    {
        long rows = spec.Rows ?? throw new InvalidOperationException("Broken invariant: a job has neither rows nor an input.");
        ExampleColumn[] recipes = [.. spec.Kernels.SelectMany(static group => group.Example).Distinct()];
        CheckMemory(rows, recipes.Length, machine);
        return new LoadedTable(GeneratedTable.Make(recipes, (int)rows, spec.Seed), Text: null);
    }

    /// <summary>Refuses a table that this machine can't hold as often as a job needs it.</summary>
    /// <exception cref="RefusedException">It doesn't fit.</exception>
    public static void CheckMemory(long rows, int columns, MachineProfile machine)
    {
        // A container's limit, and what of the machine is still free: whichever is less.
        long available = Math.Min(machine.MemoryAvailableBytes ?? long.MaxValue, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        MemoryNeed.Check(rows, columns, machine.SharedMemoryFreeBytes, available);
    }
}
