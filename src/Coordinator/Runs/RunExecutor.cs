using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Threads;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Coordinator.Workers;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Placement;
using ParallelMotion.Shared.Protocol;
using ParallelMotion.Shared.Scheduling;
using ParallelMotion.Shared.Waiting;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>Carries a plan out once, on the table as it stands, and says how long its ticks took.</summary>
/// <param name="table">The table.</param>
/// <param name="segments">What kernels find.</param>
/// <param name="crew">The workers.</param>
/// <param name="threads">Threads of this process, for runs without workers.</param>
/// <param name="cpus">CPUs that the coordinator and its workers share, a quota counted.</param>
/// <param name="sight">What can be looked at of the workers meanwhile.</param>
/// <param name="observation">Hears of each run.</param>
/// <param name="log">Hears how long anybody watches.</param>
/// <param name="stop">Ends whatever is going on.</param>
internal sealed class RunExecutor(SharedTable table, SegmentSet segments, Crew crew, ThreadCrew threads, double cpus, CrewSight sight, RunObservation observation, ILogger log, CancellationToken stop)
{
    private readonly HashSet<(int Watchers, double Cpus)> _told = [];
    private int _rehearsed;
    private TimeSpan? _wake;

    /// <summary>Runs a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Hears of each dispatch to workers; null where nobody wants to.</param>
    /// <param name="times">Hears what each worker's ticks took in each dispatch; null where nobody wants to.</param>
    /// <returns>Seconds from the first tick told to the last completion heard; attaching is left out.</returns>
    /// <exception cref="WorkerFailedException">A worker failed.</exception>
    public double Run(RunPlan plan, IDispatchProgress? progress = null, IDispatchTimes? times = null)
    {
        using TickEnds? ends = plan.Schedule.FindsRows ? new TickEnds(plan, table, segments, progress) : null;
        double? seconds = null;
        try
        {
            seconds = plan.Dispatch switch
            {
                DispatchMode.Serial => RunSerial(plan, ends),
                DispatchMode.Threads => RunOnThreads(plan, ends ?? progress),
                _ => RunOnCrew(plan, ends ?? progress, times),
            };
            seconds -= ends?.CheckSeconds ?? 0;
        }
        finally
        {
            observation.Ended(plan, seconds);
        }

        Found = ends?.Found;
        return seconds.Value;
    }

    /// <summary>What the kernels of the last run found; null when none of them looks for rows.</summary>
    public FoundRows? Found { get; private set; }

    /// <summary>Attaches workers for a plan, so that they can be told.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="within">CPUs that all of them will be kept on; null for those that there are.</param>
    /// <exception cref="WorkerFailedException">A worker failed.</exception>
    public AttachedCrew Attach(RunPlan plan, double? within = null)
    {
        SpinBudget spin = Watchers(plan) is > 0 and int watchers ? SpinFor(watchers, within ?? cpus, plan) : SpinBudget.None;
        ReadOnlySpan<WorkerPost> workers = crew.Attach(plan, spin);
        if (!plan.IsRung)
        {
            return new AttachedCrew(PipeChannel.Instance, workers, plan.Partition, crew.Gate, crew.Orders);
        }

        // Whoever watches needs a CPU that no worker was set down on; whoever is pinned has been given one.
        Watcher watcher = new(spin, spin.Nanoseconds > 0 && !plan.IsPinned ? HomeCpu.Of(plan.Workers) : HomeCpu.Unknown);
        watcher.GoHome();
        return new AttachedCrew(new DoorbellChannel(watcher), workers, plan.Partition, crew.Gate, crew.Orders);
    }

    // Who may watch the control region while another computes: all, where workers are rung; the workers, where they keep step
    // and the coordinator sleeps; otherwise nobody.
    private static int Watchers(RunPlan plan) =>
        plan.IsRung ? plan.Workers + 1
        : plan.KeepsStep ? plan.Workers
        : 0;

    private SpinBudget SpinFor(int watchers, double shared, RunPlan plan)
    {
        SpinBudget spin = SpinPolicy.For(watchers, shared, () => WakeTime(plan));
        if (_told.Add((watchers, shared)))
        {
            JobLog.SpinChosen(log, watchers, shared, spin.Nanoseconds, spin.Yields);
        }

        return spin;
    }

    // On the same shared pages as the workers, so that a speed-up owes nothing to a difference in memory.
    private double RunSerial(RunPlan plan, TickEnds? ends)
    {
        ScheduleSweep sweep = new(plan.Schedule, table.StorageOf, new RowRange(0, plan.Partition.Rows), plan.Dt, plan.Sweep, plan.TileRows, SegmentOf);
        StopHeed progress = new(stop);
        _ = observation.Begins(plan, progress);
        long start = Stopwatch.GetTimestamp();
        int ticksAtOnce = ends is null ? plan.Ticks : 1;
        for (int tick = 0; tick < plan.Ticks; tick += ticksAtOnce)
        {
            OwnTicks.Run(sweep, tick, ticksAtOnce, progress);
            ends?.Finished(tick + 1);
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        crew.NoteSilence(progress.Longest);
        return seconds;
    }

    private double RunOnThreads(RunPlan plan, IDispatchProgress? progress)
    {
        _ = observation.Begins(plan, threads);
        double seconds = threads.Run(plan, table.StorageOf, (kernel, worker) => segments.Of(kernel.Segment)[worker], stop, progress);
        crew.NoteSilence(threads.LongestSilence);
        return seconds;
    }

    // The coordinator computes alone then, and finds all rows of the table: the first worker's segment has room for them.
    private Segment SegmentOf(ISegmentKernel kernel) => segments.Of(kernel.Segment)[0];

    private double RunOnCrew(RunPlan plan, IDispatchProgress? progress, IDispatchTimes? times)
    {
        AttachedCrew attached = Attach(plan);
        RehearseDispatch(attached);
        IDispatchTimes? heard = observation.Begins(plan, sight, times);
        long start = Stopwatch.GetTimestamp();
        if (plan.Api == DispatchApi.Submit)
        {
            RangeTasks.Run(attached, plan.Ticks, plan.TicksPerDispatch, stop, progress, heard);
        }
        else
        {
            Dispatcher.Run(attached, plan.Ticks, plan.TicksPerDispatch, stop, progress, heard);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Finishes a run that another coordinator began.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="firstTick">The first tick of the order that it was at, or the first that it hadn't told.</param>
    /// <param name="isBegun">Whether that order was told: it is told again then, to be resumed by each worker where the one before it was.</param>
    /// <param name="progress">Hears of each dispatch; null where nobody wants to.</param>
    /// <returns>Seconds from the first tick told to the last completion heard.</returns>
    /// <exception cref="WorkerFailedException">A worker failed.</exception>
    public double Resume(RunPlan plan, int firstTick, bool isBegun, IDispatchProgress? progress = null)
    {
        using TickEnds? ends = plan.Schedule.FindsRows ? new TickEnds(plan, table, segments, progress) : null;
        IDispatchProgress? rounds = ends ?? progress;
        AttachedCrew attached = Attach(plan);
        double? seconds = null;
        try
        {
            seconds = ResumeOn(attached, plan, firstTick, isBegun, rounds);
        }
        finally
        {
            observation.Ended(plan, seconds);
        }

        return seconds.Value;
    }

    private double ResumeOn(AttachedCrew attached, RunPlan plan, int firstTick, bool isBegun, IDispatchProgress? rounds)
    {
        IDispatchTimes? heard = observation.Begins(plan, sight);
        long start = Stopwatch.GetTimestamp();
        int count = isBegun ? Math.Min(plan.TicksPerDispatch, plan.Ticks - firstTick) : 0;
        if (count > 0)
        {
            Dispatcher.Round(attached, new Execute(firstTick, count, crew.Orders.Last, Resumes: true), heard);
            rounds?.Finished(firstTick + count);
        }

        Dispatcher.RunFrom(attached, firstTick + count, plan.Ticks, plan.TicksPerDispatch, stop, rounds, heard);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // Whoever is new gets a round without ticks: a first one finds code to load and to link at both ends, and a hundredth
    // doesn't. Only whoever is new, for a round just before each run would start them all from a CPU that is awake.
    private void RehearseDispatch(AttachedCrew attached)
    {
        if (attached.Workers.Length > _rehearsed)
        {
            _rehearsed = attached.Workers.Length;
            Dispatcher.Round(attached, Execute.Nothing);
        }
    }

    // Once a job: what a wake costs is the machine's.
    private TimeSpan WakeTime(RunPlan plan)
    {
        if (_wake is not { } wake)
        {
            _wake = wake = WakeMeter.Measure(Attach(plan.On(workers: 1, DispatchMode.PerTick, ticksPerDispatch: 1) with { Pins = [] }), stop);
        }

        return wake;
    }
}
