using System.Collections.Frozen;
using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>
/// The table a job starts from, read or generated. Columns that a kernel lacks, or that hold another type than it declares, are
/// refused before values are loaded, and so are more rows than memory holds, except in a CSV file, whose rows are known only once it is read.
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
        ColumnTypes types = new(input.TypeOf);
        ImmutableArray<ColumnUse> uses = Bind(spec, input.ColumnNames, types);
        if (input.Rows is { } rows)
        {
            // Every array of a folder becomes a column; of a CSV file only what a kernel needs.
            CheckMemory(rows, [.. input.ColumnNames.Select(input.TypeOf).OfType<ElementType>()], machine, Auditors(spec));
        }

        LoadedTable loaded = input.Load(types.Declared, Written(uses));
        if (input.Rows is null)
        {
            CheckMemory(loaded.Table.Rows, [.. loaded.Table.Columns.Select(static column => column.Type)], machine, Auditors(spec));
        }

        return loaded;
    }

    private static ImmutableArray<ColumnUse> Bind(JobSpec spec, IReadOnlySet<string> columns, ColumnTypes types)
    {
        ImmutableArray<ColumnUse>.Builder all = ImmutableArray.CreateBuilder<ColumnUse>();
        foreach (KernelGroup group in spec.Kernels)
        {
            foreach (ScheduledKernel kernel in KernelBinding.Of(group, columns).Kernels)
            {
                Add(kernel.Kernel.Name, kernel.Uses);
            }

            Add(group.Name, group.TickEnd?.Columns ?? []);
        }

        return all.ToImmutable();

        void Add(string kernel, IReadOnlyList<ColumnUse> uses)
        {
            types.Require(kernel, uses);
            all.AddRange(uses);
        }
    }

    private static FrozenSet<string> Written(ImmutableArray<ColumnUse> uses) =>
        uses.Where(static use => use.IsWritten).Select(static use => use.Column).ToFrozenSet(StringComparer.Ordinal);

    private static LoadedTable Generate(JobSpec spec, MachineProfile machine)
    {
        long rows = spec.Rows ?? throw new InvalidOperationException("Broken invariant: a job has neither rows nor an input.");
        ExampleColumn[] recipes = [.. spec.Kernels.SelectMany(static group => group.Example).Distinct()];

        // Only for its refusals: the planner binds again, once there is a table.
        _ = Bind(
            spec,
            recipes.Select(static recipe => recipe.Name).ToFrozenSet(StringComparer.Ordinal),
            new ColumnTypes(name => Array.Find(recipes, recipe => string.Equals(recipe.Name, name, StringComparison.Ordinal))?.Type));
        CheckMemory(rows, [.. recipes.Select(static recipe => recipe.Type)], machine, Auditors(spec));
        return new LoadedTable(GeneratedTable.Make(recipes, (int)rows, spec.Seed), Text: null);
    }

    private static int Auditors(JobSpec spec) => spec.IsAudited ? spec.Workers : 0;

    /// <summary>Refuses a table that this machine can't hold as often as a job needs it.</summary>
    /// <exception cref="RefusedException">It doesn't fit.</exception>
    public static void CheckMemory(long rows, IReadOnlyCollection<ElementType> columns, MachineProfile machine, int auditors = 0)
    {
        // What the machine and a container's limit still leave, and what the runtime takes at most: whichever is less.
        long ofMachine = Math.Min(machine.MemoryAvailableBytes ?? long.MaxValue, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        long available = Math.Min(ofMachine, machine.ContainerAvailableBytes ?? long.MaxValue);
        MemoryNeed.Check(rows, columns, machine.SharedMemoryFreeBytes, available, auditors);
    }
}
