using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>Says when samples of the same run lie so far apart that something else must have wanted the machine.</summary>
internal static class DisturbedText
{
    /// <summary>From fastest to slowest sample, in medians; the middle one of all runs. A calm machine has a tenth of it.</summary>
    private const double Disturbed = 0.3;

    /// <summary>The sentence; null where nothing was noticed.</summary>
    /// <param name="runs">What was measured.</param>
    public static string? Of(IEnumerable<Measurement> runs)
    {
        double[] spreads = [.. runs.Select(static run => run.Seconds.Spread).Order()];
        return spreads.Length > 0 && spreads[spreads.Length / 2] is var typical and > Disturbed
            ? $"Disturbed: samples of one run typically lie {UnitText.Percent(typical)} of the median apart, so something else wanted the CPUs or the memory; believe large differences only."
            : null;
    }
}
