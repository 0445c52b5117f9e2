using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>When this machine, at this time, can't answer what was asked of it.</summary>
internal static class NoiseHints
{
    /// <summary>A run whose samples lie further apart than this, in medians, was disturbed.</summary>
    private const double Disturbed = 0.5;

    /// <summary>Says so.</summary>
    /// <param name="runs">What was measured.</param>
    /// <param name="workers">The most that computed side by side.</param>
    /// <param name="machine">Where.</param>
    public static IEnumerable<string> Of(IEnumerable<Measurement> runs, int workers, MachineProfile machine)
    {
        if (machine.SharedCpus < 2)
        {
            yield return $"One core: with {machine.SharedCpus:0.##} CPUs nobody computes side by side, so nothing here says what several would make of it.";
        }
        else if (workers > machine.SharedCpus)
        {
            yield return $"Oversubscribed: {workers} threads or processes that compute take turns on {machine.SharedCpus:0.##} CPUs, so figures contain waiting for a CPU.";
        }

        Measurement[] disturbed = [.. runs.Where(static run => run.Seconds.Spread > Disturbed)];
        if (disturbed.Length > 0)
        {
            yield return $"Disturbed: samples of {disturbed.Length} runs lie up to {UnitText.Percent(disturbed.Max(static run => run.Seconds.Spread))} of their median apart, so something else wanted the CPUs. More --samples, or a calmer time, tell more.";
        }
    }
}
