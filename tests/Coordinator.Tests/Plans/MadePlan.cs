using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Measurements;

namespace ParallelMotion.Coordinator.Tests.Plans;

/// <summary>Plans as the planner makes them.</summary>
internal static class MadePlan
{
    /// <summary>A run of <c>motion</c> over 1,000 rows and 100 ticks that is told every tick.</summary>
    public static RunPlan PerTick(int workers) => Of(workers, DispatchMode.PerTick);

    /// <summary>A run of <c>motion</c> over 1,000 rows and 100 ticks.</summary>
    public static RunPlan Of(int workers, DispatchMode dispatch) =>
        MadeResult.Of(new JobOptions { Kernel = "motion", Workers = workers.ToString() }, 1000, static _ => [1.0])
            .Measurements.First(each => each.Plan.Dispatch == dispatch && each.Plan.Workers == workers).Plan;
}
