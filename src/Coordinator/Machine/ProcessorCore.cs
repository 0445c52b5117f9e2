using System.Collections.Immutable;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>What a core is made for.</summary>
internal enum CoreKind
{
    /// <summary>The machine has one kind, or doesn't tell.</summary>
    Alike,

    /// <summary>One of the faster ones of a machine that has two kinds.</summary>
    Performance,

    /// <summary>One of the slower ones, which do a piece of work for less energy.</summary>
    Efficiency,
}

/// <summary>A physical core.</summary>
/// <param name="Cpus">The logical CPUs that share it, the least first; several with simultaneous multithreading (SMT).</param>
/// <param name="Kind">What it is made for.</param>
internal sealed record ProcessorCore(ImmutableArray<int> Cpus, CoreKind Kind);
