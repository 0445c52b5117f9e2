using ParallelMotion.Coordinator.Dispatch;

namespace ParallelMotion.Coordinator.Plans;

/// <summary>Names a run in words.</summary>
internal static class RunName
{
    /// <summary>The whole run.</summary>
    public static string Of(RunPlan plan) => plan.Dispatch == DispatchMode.Serial
        ? $"serial, {SweepName.Of(plan.Sweep)}"
        : $"{(plan.Dispatch == DispatchMode.Threads ? Threads(plan.Workers) : WorkersOf(plan))}, {DispatchOf(plan)}, {SweepName.Of(plan.Sweep)}";

    /// <summary>Its dispatch.</summary>
    public static string DispatchOf(RunPlan plan) => plan.Dispatch switch
    {
        DispatchMode.Serial => "serial",
        DispatchMode.Doorbell when plan.TicksPerDispatch == 1 => "doorbell",
        DispatchMode.Doorbell => $"doorbell every {plan.TicksPerDispatch:N0} ticks",
        _ when plan.TicksPerDispatch == plan.Ticks && plan.Dispatch is DispatchMode.PerRun or DispatchMode.Threads => "per run",
        _ when plan.TicksPerDispatch == 1 => "per tick",
        _ => $"every {plan.TicksPerDispatch:N0} ticks",
    };

    /// <summary>Its workers.</summary>
    public static string WorkersOf(RunPlan plan) => plan.IsPinned ? Workers(plan.Workers).Replace(" ", " pinned ", StringComparison.Ordinal) : Workers(plan.Workers);

    /// <summary>Its workers as they stand in a table.</summary>
    public static string CountOf(int workers, bool isPinned) => isPinned ? $"{workers} pinned" : workers.ToString();

    /// <summary>A number of threads.</summary>
    public static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";

    /// <summary>A number of workers.</summary>
    public static string Workers(int count) => count == 1 ? "1 worker" : $"{count} workers";
}
