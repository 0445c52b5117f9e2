namespace ParallelMotion.Shared.Events;

/// <summary>
/// Every event that a worker writes: 400 to 499. Both processes have this list, so the coordinator takes no line for an event whose
/// number and template don't belong together, and nobody's text can grow what it keeps of templates.
/// </summary>
public static class WorkerEvents
{
    /// <summary>It has said hello.</summary>
    public static WorkerEvent Up { get; } = new(400, "ProcessUp", WorkerEventLevel.Information,
        "Process {ProcessId} is up: .NET {Runtime}, {VectorUnit}, {HelloMilliseconds} ms from its first instruction to its hello.");

    /// <summary>It has gone through an attach without one, and stands by.</summary>
    public static WorkerEvent Rehearsed { get; } = new(401, "ProcessRehearsed", WorkerEventLevel.Information,
        "Process {ProcessId} has compiled {Kernel} in {RehearsalMilliseconds} ms, maps nothing, and waits to be needed.");

    /// <summary>It has mapped its columns for the first time as this worker.</summary>
    public static WorkerEvent PostTaken { get; } = new(402, "PostTaken", WorkerEventLevel.Information,
        "Process {ProcessId} is worker {WorkerId} from now on, with rows {RangeStart} to {RangeEnd}.");

    /// <summary>It has mapped its columns.</summary>
    public static WorkerEvent Mapped { get; } = new(403, "ColumnsMapped", WorkerEventLevel.Debug,
        "Mapped {Columns} for rows {RangeStart} to {RangeEnd} of {Kernel} in {AttachMilliseconds} ms.");

    /// <summary>It has unmapped its columns.</summary>
    public static WorkerEvent Unmapped { get; } = new(404, "ColumnsUnmapped", WorkerEventLevel.Debug,
        "Let go of rows {RangeStart} to {RangeEnd}.");

    /// <summary>Its computing thread is bound to a CPU.</summary>
    public static WorkerEvent Bound { get; } = new(405, "ThreadBound", WorkerEventLevel.Debug,
        "Computes on CPU {Cpu} alone.");

    /// <summary>Whoever had its place before died in the middle of a tile.</summary>
    public static WorkerEvent TileRestored { get; } = new(406, "TileRestored", WorkerEventLevel.Information,
        "Found tick {Tick} half done in rows {TileStart} to {TileEnd}, of order {Order}, and {Restored}.");

    /// <summary>It goes on with an order that another process has begun.</summary>
    public static WorkerEvent OrderResumed { get; } = new(407, "OrderResumed", WorkerEventLevel.Information,
        "Goes on with order {Order}, which is ticks {FirstTick} to {LastTick}, at tick {Tick}, row {Row}.");

    /// <summary>A kernel threw.</summary>
    public static WorkerEvent KernelThrew { get; } = new(408, "KernelThrew", WorkerEventLevel.Error,
        "The kernel threw: {Position}, range={Range}, cause={Cause}");

    /// <summary>It can't attach.</summary>
    public static WorkerEvent AttachRefused { get; } = new(409, "AttachRefused", WorkerEventLevel.Error,
        "Could not get ready for {Kernel}: {Cause}");

    /// <summary>It hurts itself now.</summary>
    public static WorkerEvent DrillStruck { get; } = new(410, "DrillStruck", WorkerEventLevel.Warning,
        "Hurts itself on purpose, as the drill asks for: {Action} at point {Point}.");

    /// <summary>It leaves.</summary>
    public static WorkerEvent Leaving { get; } = new(411, "ProcessLeaves", WorkerEventLevel.Information,
        "Process {ProcessId} leaves because {Reason}.");

    /// <summary>All of them, by their numbers.</summary>
    public static IReadOnlyList<WorkerEvent> All =>
        [Up, Rehearsed, PostTaken, Mapped, Unmapped, Bound, TileRestored, OrderResumed, KernelThrew, AttachRefused, DrillStruck, Leaving];
}
