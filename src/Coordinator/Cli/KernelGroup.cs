using System.Collections.Immutable;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;

namespace ParallelMotion.Coordinator.Cli;

/// <summary>The kernels of one tick, as asked for.</summary>
/// <param name="Kernels">One, or several that run in every tick.</param>
internal sealed record KernelGroup(ImmutableArray<FoundKernel> Kernels)
{
    /// <summary>Whether all are to share one phase, whatever they declare; the plan refuses what may not.</summary>
    public bool IsSideBySide { get; init; }

    /// <summary>What the coordinator does alone after each tick; null for nothing.</summary>
    public ITickEnd? TickEnd { get; init; }

    /// <summary>The name of a built-in plan; null where the kernels were named one by one.</summary>
    public string? Plan { get; init; }

    /// <summary>The plan's name, or their names, e.g. "motion+trig".</summary>
    public string Name => Plan ?? string.Join('+', Kernels.Select(static found => found.Kernel.Name));

    /// <summary>The columns to generate when no input is given: those that the kernels ask for, unless a plan has its own.</summary>
    public IReadOnlyList<ExampleColumn> Example
    {
        get => field ?? [.. Kernels.SelectMany(static found => found.Kernel.Example).Distinct()];
        init;
    }

    /// <summary>A group of one that is built in.</summary>
    public static KernelGroup Of(IKernel kernel) => new([new FoundKernel(kernel, kernel.Name)]);

    /// <summary>Whether every kernel finds its columns.</summary>
    /// <param name="columns">The names of a table's columns.</param>
    public bool Fits(IReadOnlySet<string> columns) => TickEnd?.Columns.All(use => columns.Contains(use.Column)) != false && Kernels.All(found => !KernelBinding.UsesOf(found.Kernel, columns).IsEmpty);
}
