using System.Collections.Immutable;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>The kernels of one tick, as asked for.</summary>
/// <param name="Kernels">One, or several that run in every tick.</param>
internal sealed record KernelGroup(ImmutableArray<FoundKernel> Kernels)
{
    /// <summary>Whether all are to share one phase, whatever they declare; the plan refuses what may not.</summary>
    public bool IsSideBySide { get; init; }

    /// <summary>Their names, e.g. "motion+trig".</summary>
    public string Name => string.Join('+', Kernels.Select(static found => found.Kernel.Name));

    /// <summary>The columns to generate when no input is given.</summary>
    public IEnumerable<ExampleColumn> Example => Kernels.SelectMany(static found => found.Kernel.Example).Distinct();

    /// <summary>A group of one that is built in.</summary>
    public static KernelGroup Of(IKernel kernel) => new([new FoundKernel(kernel, kernel.Name)]);

    /// <summary>Whether every kernel finds its columns.</summary>
    /// <param name="columns">The names of a table's columns.</param>
    public bool Fits(IReadOnlySet<string> columns) => Kernels.All(found => found.Kernel.Bind(columns).Count > 0);
}
