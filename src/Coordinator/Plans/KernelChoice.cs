using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>Which kernels an input is for, when nobody said.</summary>
internal static class KernelChoice
{
    /// <summary>Leaves out the kernels that were not asked for by name and that the input has no columns for.</summary>
    /// <param name="spec">The job.</param>
    /// <param name="columns">The input's columns.</param>
    /// <returns>The job with at least one kernel, though none may find its columns: then binding it says why.</returns>
    public static JobSpec For(JobSpec spec, IReadOnlySet<string> columns)
    {
        ImmutableArray<KernelGroup> fitting = [.. spec.Kernels.Where(group => group.Fits(columns))];
        return spec.NamesKernels || fitting.IsEmpty ? spec : spec with { Kernels = fitting };
    }
}
