using ParallelMotion.Coordinator.Machine;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>Everything that the exercise knows.</summary>
/// <param name="Map">The cores, by what the system tells.</param>
/// <param name="Curves">What was measured, one for each kind of work; the memory-bound one first.</param>
internal sealed record CoresFound(CoreMap Map, IReadOnlyList<WorkerCurve> Curves)
{
    /// <summary>What the quota did meanwhile; null where nobody counts.</summary>
    public CpuThrottle? Throttle { get; init; }

    /// <summary>The share of all CPUs' time that others took meanwhile; null where nobody counts.</summary>
    public double? Others { get; init; }

    /// <summary>What runs the machine as a guest; null where none shows.</summary>
    public string? Hypervisor { get; init; }
}
