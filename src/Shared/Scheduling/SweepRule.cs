using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>Which sweeps the contracts of a tick's kernels allow.</summary>
public static class SweepRule
{
    /// <summary>Whether a tick may be swept in an order.</summary>
    /// <param name="schedule">The tick.</param>
    /// <param name="sweep">The order.</param>
    public static bool Allows(Schedule schedule, Sweep sweep)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return sweep switch
        {
            Sweep.Streaming => true,
            Sweep.Tiled => schedule.IsElementwise && !schedule.FindsRows,
            Sweep.Fused => schedule.IsElementwise && !schedule.FindsRows && schedule.Kernels is [{ Kernel: IFusedKernel }],
            _ => false,
        };
    }

    /// <summary>All sweeps that a tick allows, from the most trips to memory to the fewest.</summary>
    /// <param name="schedule">The tick.</param>
    public static IEnumerable<Sweep> AllowedBy(Schedule schedule) => Enum.GetValues<Sweep>().Where(sweep => Allows(schedule, sweep));
}
