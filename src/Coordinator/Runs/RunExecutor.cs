using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>Carries a plan out once, on the table as it stands, and says how long its ticks took.</summary>
internal sealed class RunExecutor(SharedTable table, Crew crew, CancellationToken stop)
{
    private int _rehearsed;

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
        RehearseDispatch(workers, plan.Partition);
        long start = Stopwatch.GetTimestamp();
        Dispatcher.Run(PipeChannel.Instance, workers, plan.Partition, plan.Ticks, plan.TicksPerDispatch, stop);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // Whoever is new gets a round without ticks: a first one finds code to load and to link at both ends, and a hundredth
    // doesn't. Only whoever is new, for a round just before each run would start them all from a CPU that is awake.
    private void RehearseDispatch(ReadOnlySpan<WorkerLink> workers, Partition partition)
    {
        if (workers.Length > _rehearsed)
        {
            _rehearsed = workers.Length;
            Dispatcher.Round(PipeChannel.Instance, workers, partition, new Execute(FirstTick: 0, TickCount: 0));
        }
    }

    private sealed class StopHeed(CancellationToken stop) : ISweepProgress
    {
        public void Finished(long rowTicks) => stop.ThrowIfCancellationRequested();
    }
}
