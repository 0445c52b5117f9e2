using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>Carries a plan out once, on the table as it stands, and says how long its ticks took.</summary>
internal sealed class RunExecutor(SharedTable table, Crew crew, CancellationToken stop)
{
    /// <summary>Runs a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>Seconds from the first tick told to the last completion heard; attaching is left out.</returns>
    /// <exception cref="WorkerFailedException">A worker failed.</exception>
    public double Run(RunPlan plan) => plan.Dispatch == DispatchMode.Serial ? RunSerial(plan) : RunOnCrew(plan);

    // On the same shared pages as the workers, so that a speed-up owes nothing to a difference in memory.
    private double RunSerial(RunPlan plan)
    {
        KernelSweep sweep = new(plan.Kernel, table.Bind(plan.Uses), new RowRange(0, plan.Partition.Rows), plan.Dt, plan.Sweep, plan.TileRows);
        StopHeed progress = new(stop);
        long start = Stopwatch.GetTimestamp();
        sweep.Run(plan.Ticks, progress);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private double RunOnCrew(RunPlan plan)
    {
        ReadOnlySpan<WorkerLink> workers = crew.Attach(plan);
        long start = Stopwatch.GetTimestamp();
        Dispatcher.Run(workers, plan.Partition, plan.Ticks, plan.TicksPerDispatch, stop);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private sealed class StopHeed(CancellationToken stop) : ISweepProgress
    {
        public void Finished(long rowTicks) => stop.ThrowIfCancellationRequested();
    }
}
