using System.Collections.Frozen;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>
/// The runs on one table: a kernel that is nearly all traffic and one that is nearly all arithmetic, each alone and with every number of
/// workers; the first told every tick as well. All stream, so that curves differ in the kernel or in the telling alone.
/// </summary>
internal static class ScalingPlans
{
    private const float Dt = 1f / 30;

    /// <summary>Rows that a run passes over, ticks counted: tens of milliseconds of it for one process.</summary>
    private const double UsualRowTicks = 3e8;
    private const double QuickRowTicks = 8e7;

    /// <summary>Told every tick, oversubscribed workers take milliseconds for one.</summary>
    private const int UsualMostTicks = 200;
    private const int QuickMostTicks = 60;
    private const int FewestTicks = 10;

    /// <summary>Traffic: 12 bytes for two operations.</summary>
    public static IKernel Memory { get; } = new MotionKernel();

    /// <summary>Arithmetic: as many bytes for some forty operations.</summary>
    public static IKernel Compute { get; } = new TrigKernel();

    /// <summary>The columns of both.</summary>
    public static IReadOnlyList<ExampleColumn> Example => [.. Memory.Example, .. Compute.Example];

    private static FrozenSet<string> Names => Example.Select(static column => column.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Ticks of a run where nobody asked for a number.</summary>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="isQuick">Whether short runs will do.</param>
    public static int TicksFor(int rows, bool isQuick) => isQuick
        ? (int)Math.Clamp(QuickRowTicks / rows, FewestTicks, QuickMostTicks)
        : (int)Math.Clamp(UsualRowTicks / rows, FewestTicks, UsualMostTicks);

    /// <summary>The runs of one kernel, the serial one first.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="ticks">Ticks of a run.</param>
    /// <param name="workers">Numbers of workers.</param>
    /// <param name="dispatches">How they are told.</param>
    public static SchedulePlan For(IKernel kernel, int rows, int ticks, IReadOnlyList<int> workers, params ReadOnlySpan<DispatchMode> dispatches)
    {
        RunPlan serial = RunPlan.Serial(KernelBinding.Of(kernel, Names), rows, ticks, Dt);
        List<RunPlan> runs = [serial];
        foreach (DispatchMode dispatch in dispatches)
        {
            runs.AddRange(workers.Select(count => serial.On(count, dispatch, dispatch == DispatchMode.PerTick ? 1 : ticks)));
        }

        return SchedulePlan.Checked([.. runs]);
    }
}
