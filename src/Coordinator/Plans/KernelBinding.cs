using System.Collections.Immutable;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>Finds a kernel's columns in a table.</summary>
internal static class KernelBinding
{
    /// <summary>Binds a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="columns">The names of the table's columns.</param>
    /// <exception cref="RefusedException">The table has none for it, or the kernel declares what it must not.</exception>
    public static ImmutableArray<ColumnUse> Of(IKernel kernel, IReadOnlySet<string> columns)
    {
        IReadOnlyList<ColumnUse> uses = kernel.Bind(columns);
        if (DeclarationRule.Fault(kernel, uses) is { } fault)
        {
            throw RefusedException.Usage($"Cannot run kernel {kernel.Name} because {fault}. Its author has to mend that.");
        }

        return uses.Count > 0
            ? [.. uses]
            : throw RefusedException.Usage(
                $"Cannot run kernel {kernel.Name} because the input lacks its columns: "
                + $"columns={string.Join(',', columns.Order(StringComparer.Ordinal))}, expected={kernel.Wants}. "
                + "Rename columns, or choose another kernel with --kernel.");
    }
}
