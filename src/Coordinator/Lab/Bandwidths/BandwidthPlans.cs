using System.Collections.Frozen;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Lab.Bandwidths;

/// <summary>
/// The runs on one table: what every job does, and a triad beside it, which asks memory for all that it can deliver. Workers are told
/// once and stream, so that nobody waits for anybody.
/// </summary>
internal static class BandwidthPlans
{
    private const float Dt = 1f / 30;

    /// <summary>Rows that a run passes over, ticks counted: tens of milliseconds, beside which telling once vanishes.</summary>
    private const double UsualRowTicks = 2e8;
    private const double QuickRowTicks = 5e7;
    private const int MostTicks = 2000;
    private const int FewestTicks = 5;

    /// <summary>What is held against the ceiling.</summary>
    public static IKernel Motion { get; } = new MotionKernel();

    /// <summary>What the ceiling is read off.</summary>
    public static IKernel Triad { get; } = new TriadKernel();

    /// <summary>The columns of both.</summary>
    public static IReadOnlyList<ExampleColumn> Example => [.. Motion.Example, .. Triad.Example];

    private static FrozenSet<string> Names => Example.Select(static column => column.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Ticks of a run where nobody asked for a number.</summary>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="isQuick">Whether short runs will do.</param>
    public static int TicksFor(int rows, bool isQuick) => (int)Math.Clamp((isQuick ? QuickRowTicks : UsualRowTicks) / rows, FewestTicks, MostTicks);

    /// <summary>The runs of one kernel, the serial one first.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="ticks">Ticks of a run.</param>
    /// <param name="workers">Numbers of workers.</param>
    public static SchedulePlan For(IKernel kernel, int rows, int ticks, IReadOnlyList<int> workers)
    {
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(kernel, Names), rows, ticks, Dt);

        // A ceiling is what there is to be had: the triad keeps no journal, which every job does.
        IEnumerable<RunPlan> told = workers.Select(count => serial.On(count, DispatchMode.PerRun, ticks) with { KeepsJournal = kernel != Triad });
        return SchedulePlan.Checked([serial, .. told]);
    }
}
