using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>What a machine can't answer about numbers of workers, and what was noticed of other load.</summary>
internal static class MachineHints
{
    /// <summary>Says so, a sentence each.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="runs">What was measured, one run at least. Threads count as workers: they want a CPU each too.</param>
    public static IEnumerable<string> For(MachineProfile machine, IReadOnlyCollection<Measurement> runs)
    {
        double cpus = machine.SharedCpus;
        if (cpus < 2)
        {
            yield return "One CPU: workers take turns on it, so no speed-up can be seen here; a machine with two or more answers this.";
        }

        if (machine.CpuQuota < machine.LogicalCpus)
        {
            yield return $"Throttled: the control group grants {machine.CpuQuota:0.##} of {machine.LogicalCpus} CPUs, so workers beyond that are stopped for the rest of each period.";
        }

        int most = runs.Max(static run => run.Plan.Workers);
        if (most > cpus)
        {
            yield return $"Oversubscribed: up to {most} workers share {cpus:0.##} CPUs; beyond that figures contain waiting for a CPU.";
        }

        if (DisturbedText.Of(runs.Where(run => run.Plan.Workers <= cpus)) is { } disturbed)
        {
            yield return disturbed;
        }
    }
}
