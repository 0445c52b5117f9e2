namespace ParallelMotion.Coordinator.Comparing;

/// <summary>What two machines don't have in common.</summary>
/// <param name="Field">The document's name for it.</param>
/// <param name="A">What the first has.</param>
/// <param name="B">What the second has.</param>
/// <param name="Matters">
/// Whether figures of the two have nothing to do with each other. The system and the runtime only get a note: a machine stays itself through an
/// update, and its update may be what is to be compared. Free memory is no property of a machine.
/// </param>
internal sealed record MachineDifference(string Field, string A, string B, bool Matters)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MachineDifference> Between(ComparedMachine a, ComparedMachine b) =>
    [
        .. new MachineDifference[]
        {
            Of("cpuModel", a.CpuModel, b.CpuModel, matters: true),
            Of("logicalCpus", a.LogicalCpus, b.LogicalCpus, matters: true),
            Of("physicalCores", a.PhysicalCores, b.PhysicalCores, matters: true),
            Of("cpuQuota", a.CpuQuota, b.CpuQuota, matters: true),
            Of("lastLevelCacheBytes", a.LastLevelCacheBytes, b.LastLevelCacheBytes, matters: true),
            Of("vectorUnit", a.VectorUnit, b.VectorUnit, matters: a.VectorUnit is not null && b.VectorUnit is not null),
            Of("os", a.Os, b.Os, matters: false),
            Of("runtime", a.Runtime, b.Runtime, matters: false),
        }.Where(static each => !string.Equals(each.A, each.B, StringComparison.Ordinal)),
    ];

    /// <summary>It in words.</summary>
    public override string ToString() => $"{Field}={A} and {B}";

    private static MachineDifference Of(string field, object? a, object? b, bool matters) =>
        new(field, FormattableString.Invariant($"{a ?? "unknown"}"), FormattableString.Invariant($"{b ?? "unknown"}"), matters);
}
