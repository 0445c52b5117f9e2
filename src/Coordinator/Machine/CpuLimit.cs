namespace ParallelMotion.Coordinator.Machine;

/// <summary>The processor time that a control group grants.</summary>
/// <param name="Cpus">In CPUs' worth; above 0.</param>
/// <param name="IsUnified">Whether version 2 of control groups says so; otherwise version 1.</param>
internal sealed record CpuLimit(double Cpus, bool IsUnified)
{
    /// <summary>Where it was read, for people.</summary>
    public string Source => IsUnified ? "cgroup v2, cpu.max" : "cgroup v1, cpu.cfs_quota_us";
}
