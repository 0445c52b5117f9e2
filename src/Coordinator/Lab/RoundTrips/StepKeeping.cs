using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Runs;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Lab.RoundTrips;

/// <summary>
/// What a tick costs where nobody is told: a kernel whose rows depend on neighbours, told all ticks at once, so that its workers
/// keep step by themselves. All counts share one table, so small (64 rows for each of the most workers) that even the fewest
/// workers compute next to nothing, and a tick is nearly all keeping step.
/// </summary>
internal static class StepKeeping
{
    /// <summary>Within r = 1/2 of the scheme: values stay finite, and the clock is all that counts.</summary>
    private const float Dt = 1f / 30;

    /// <summary>The kernel; null where there is none of the kind.</summary>
    public static INeighbourKernel? Kernel { get; } = KernelCatalog.All.OfType<INeighbourKernel>().FirstOrDefault();

    /// <summary>Measures, every result checked against the serial one.</summary>
    /// <param name="bench">A workbench whose table has the kernel's columns.</param>
    /// <param name="counts">Worker counts; with one there is nobody to keep step with.</param>
    /// <param name="ticks">Ticks of a run.</param>
    /// <param name="samples">Runs of each count.</param>
    /// <param name="around">Who hears of it.</param>
    public static IReadOnlyList<Measurement> Measure(Workbench bench, IEnumerable<int> counts, int ticks, int samples, Surroundings around)
    {
        int[] several = [.. counts.Where(static workers => workers > 1)];
        return Kernel is null || several.Length == 0
            ? []
            : new Experiment(Plan(Kernel, bench.Initial, several, ticks), bench, new SamplePolicy(samples, TimeSpan.Zero), around).Measure();
    }

    /// <summary>The steps among measured runs.</summary>
    public static IEnumerable<Step> Of(IEnumerable<Measurement> runs) =>
        from run in runs
        where run.Plan.Dispatch != DispatchMode.Serial
        select new Step(run.Plan.Workers, run.Seconds.Median / run.Plan.Ticks, run.Plan.IsPinned);

    private static SchedulePlan Plan(INeighbourKernel kernel, ColumnTable table, int[] counts, int ticks)
    {
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(kernel, table.Names), table.Rows, ticks, Dt);
        return SchedulePlan.Checked([serial, .. counts.Select(workers => serial.On(workers, DispatchMode.PerRun, ticks))]);
    }
}
