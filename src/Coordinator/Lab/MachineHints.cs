using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>What a machine can't answer about numbers of workers, and what was noticed of other load.</summary>
internal static class MachineHints
{
    /// <summary>From fastest to slowest sample, in medians; the middle one of all runs with a CPU for each worker. A calm machine has a tenth of it.</summary>
    private const double Disturbed = 0.3;

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

        double[] spreads = [.. runs.Where(run => run.Plan.Workers <= cpus).Select(static run => run.Seconds.Spread).Order()];
        if (spreads.Length > 0 && spreads[spreads.Length / 2] > Disturbed)
        {
            yield return $"Disturbed: samples of one run typically lie {UnitText.Percent(spreads[spreads.Length / 2])} of the median apart, so something else wanted the CPUs or the memory; believe large differences only.";
        }
    }
}
