using System.Collections.Immutable;
using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Loading;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Lab.Replay;

/// <summary>Every way of running the same ticks: each number of workers, each dispatch, each sweep that the contracts allow.</summary>
internal static class ReplayPlans
{
    /// <summary>The kernel whose written column is summed afterwards: its values have both signs, so that roundings show.</summary>
    public const string Summed = "motion";

    private const float Dt = 1f / 30;

    private static readonly ImmutableArray<DispatchMode> Dispatches = [DispatchMode.PerTick, DispatchMode.PerRun, DispatchMode.Doorbell];

    /// <summary>What is run: bound by memory, bound by arithmetic, reading neighbours, and two kernels in one tick.</summary>
    public static ImmutableArray<KernelGroup> Groups { get; } = [Group(Summed), Group("trig"), Group("diffuse"), Group(Summed, "trig")];

    /// <summary>The runs of one schedule; serial ones first, one a sweep.</summary>
    /// <param name="group">The kernels of a tick.</param>
    /// <param name="table">The table.</param>
    /// <param name="counts">Worker counts.</param>
    /// <param name="ticks">Ticks of a run.</param>
    public static SchedulePlan For(KernelGroup group, ColumnTable table, ImmutableArray<int> counts, int ticks)
    {
        RunPlan streaming = RunPlan.Serial(KernelBinding.Of(group, table.Names), table.Rows, ticks, Dt);
        RunPlan[] serial = [.. SweepRule.AllowedBy(streaming.Schedule).Select(sweep => streaming with { Sweep = sweep })];
        IEnumerable<RunPlan> told =
            from alone in serial
            from workers in counts
            from dispatch in Dispatches
            select alone.On(workers, dispatch, dispatch == DispatchMode.PerRun ? ticks : 1);
        return SchedulePlan.Checked([.. serial, .. told]);
    }

    private static KernelGroup Group(params ReadOnlySpan<string> names)
    {
        ImmutableArray<FoundKernel>.Builder kernels = ImmutableArray.CreateBuilder<FoundKernel>();
        foreach (string name in names)
        {
            IKernel kernel = KernelCatalog.Find(name) ?? throw new InvalidOperationException($"Broken invariant: there is no kernel {name}.");
            kernels.Add(new FoundKernel(kernel, name));
        }

        return new KernelGroup(kernels.ToImmutable());
    }
}
