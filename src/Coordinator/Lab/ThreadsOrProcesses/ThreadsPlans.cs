using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tables;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Lab;

namespace ParallelMotion.Coordinator.Lab.ThreadsOrProcesses;

/// <summary>The one table, and the runs on it.</summary>
internal static class ThreadsPlans
{
    private const float Dt = 1f / 30;

    /// <summary>How workers and threads may be told; the first is the one that is judged, since telling is no part of it.</summary>
    public static IReadOnlyList<Telling> Tellings { get; } =
    [
        new("once", DispatchMode.PerRun, IsEveryTick: false),
        new("every tick, pipe", DispatchMode.PerTick, IsEveryTick: true),
        new("every tick, doorbell", DispatchMode.Doorbell, IsEveryTick: true),
    ];

    /// <summary>Kernels that do nothing but compute columns: one that memory binds, one that arithmetic does.</summary>
    public static IReadOnlyList<IKernel> Pure { get; } = [new MotionKernel(), new TrigKernel()];

    /// <summary>The kernel that makes objects.</summary>
    public static ChurnKernel Churn { get; } = new();

    /// <summary>All columns of the table.</summary>
    public static IReadOnlyList<ExampleColumn> Columns { get; } = [.. Pure.SelectMany(static kernel => kernel.Example).Concat(Churn.Example).Concat(ChurnKernel.Notes).Distinct()];

    /// <summary>Makes the table.</summary>
    public static ColumnTable Table(int rows, ulong seed) => GeneratedTable.Make(Columns, rows, seed);

    /// <summary>Runs of a kernel that makes no objects: a serial one; then, for each telling, threads and processes.</summary>
    public static SchedulePlan ForPure(IKernel kernel, ColumnTable table, int workers, int ticks)
    {
        RunPlan serial = Serial(kernel, table, ticks);
        return SchedulePlan.Checked([serial, .. Tellings.SelectMany(telling => new[] { OnThreads(serial, workers, telling.TicksOf(ticks)), serial.On(workers, telling.Processes, telling.TicksOf(ticks)) })]);
    }

    /// <summary>Runs of the kernel that makes objects: a serial one, threads and processes, all told once.</summary>
    public static SchedulePlan ForChurn(ColumnTable table, int workers, int ticks)
    {
        RunPlan serial = Serial(Churn, table, ticks);
        return SchedulePlan.Checked([serial, OnThreads(serial, workers, ticks), serial.On(workers, DispatchMode.PerRun, ticks)]);
    }

    // Without a journal: threads have no use for one, and its copies would count for the processes alone.
    private static RunPlan Serial(IKernel kernel, ColumnTable table, int ticks) =>
        RunPlan.Serial(KernelBinding.Of(kernel, table.Names), table.Rows, ticks, Dt) with { KeepsJournal = false };

    private static RunPlan OnThreads(RunPlan serial, int workers, int ticksPerDispatch) => serial.On(workers, DispatchMode.Threads, ticksPerDispatch);
}

/// <summary>How often whoever computes is told, and how workers are.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Processes">The dispatch of workers.</param>
/// <param name="IsEveryTick">Whether every tick is told by itself; otherwise all at once.</param>
internal sealed record Telling(string Name, DispatchMode Processes, bool IsEveryTick)
{
    /// <summary>Ticks of a dispatch.</summary>
    public int TicksOf(int ticks) => IsEveryTick ? 1 : ticks;
}
