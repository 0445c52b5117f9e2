using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Plans;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Tests.Live;

/// <summary>Runs that nobody carries out, and counters that a test moves.</summary>
internal static class LivePlans
{
    private static readonly Schedule Made = Schedule.Of(new MadeKernel(), [ColumnUse.Writes<float>("a")]);

    public static RunPlan Serial(int rows = 1024, int ticks = 100) => RunPlan.Serial(Made, rows, ticks, dt: 1);

    public static RunPlan On(int workers, DispatchMode dispatch = DispatchMode.PerTick, int rows = 1024, int ticks = 100) => Serial(rows, ticks).On(workers, dispatch, ticksPerDispatch: 1);

    public static CurrentRun Sample(int sample, int samples = 5) => new("sample") { Kernel = "made", Sample = sample, Samples = samples };

    /// <summary>What a test says is finished.</summary>
    internal sealed class Counters(params long[] finished) : IFinishedRows
    {
        public long[] Finished => finished;

        public long Of(int worker) => finished[worker];
    }
}
