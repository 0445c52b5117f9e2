using System.Collections.Immutable;

namespace ParallelMotion.Coordinator.Machine;

/// <summary>What leaves a process with no more CPUs than it has.</summary>
internal enum CoreBound
{
    /// <summary>The machine itself: all of it may be used.</summary>
    Machine,

    /// <summary>The affinity mask: taskset, a cpuset, or a container that was given certain CPUs.</summary>
    Affinity,

    /// <summary>A container's quota: so much time on whatever CPUs.</summary>
    Quota,
}

/// <summary>The machine's cores, and what this process may use of them.</summary>
internal sealed record CoreMap
{
    /// <summary>All cores that are online.</summary>
    public required ImmutableArray<ProcessorCore> Cores { get; init; }

    /// <summary>Whether the system tells which CPUs share a core; otherwise each counts as one.</summary>
    public required bool KnowsSiblings { get; init; }

    /// <summary>The CPUs that the affinity mask allows, those that are online.</summary>
    public required ImmutableSortedSet<int> Allowed { get; init; }

    /// <summary>What a container's quota grants; null where there is none.</summary>
    public CpuLimit? Quota { get; init; }

    /// <summary>Whether a quota may be there that couldn't be read; then there is taken to be none.</summary>
    public bool IsQuotaUnreadable { get; init; }

    /// <summary>Logical CPUs.</summary>
    public int Logical => Cores.Sum(static core => core.Cpus.Length);

    /// <summary>Physical cores; null where the system doesn't tell.</summary>
    public int? Physical => KnowsSiblings ? Cores.Length : null;

    /// <summary>CPUs that share their core with one that was counted before; null where the system doesn't tell.</summary>
    public int? Siblings => KnowsSiblings ? Logical - Cores.Length : null;

    /// <summary>Whether there are cores of two kinds.</summary>
    public bool IsHybrid => Count(CoreKind.Efficiency) > 0;

    /// <summary>The cores of which the affinity mask allows a CPU, with the CPUs that it allows.</summary>
    public IEnumerable<ProcessorCore> AllowedCores =>
        from core in Cores
        let allowed = core.Cpus.Where(Allowed.Contains).ToImmutableArray()
        where !allowed.IsEmpty
        select core with { Cpus = allowed };

    /// <summary>What there is least of.</summary>
    public CoreBound Bound => Quota is { } quota && quota.Cpus < Allowed.Count ? CoreBound.Quota
        : Allowed.Count < Logical ? CoreBound.Affinity
        : CoreBound.Machine;

    /// <summary>How many CPUs' worth of time this process has.</summary>
    public double Usable => Math.Min(Allowed.Count, Quota?.Cpus ?? Allowed.Count);

    /// <summary>Cores of a kind.</summary>
    public int Count(CoreKind kind) => Cores.Count(core => core.Kind == kind);

    /// <summary>Each CPU a core of its own: of a machine that tells no more than how many there are.</summary>
    /// <param name="cpus">How many.</param>
    public static CoreMap OfAlike(int cpus) => new()
    {
        Cores = [.. Enumerable.Range(0, cpus).Select(static cpu => new ProcessorCore([cpu], CoreKind.Alike))],
        KnowsSiblings = false,
        Allowed = [.. Enumerable.Range(0, cpus)],
    };
}
