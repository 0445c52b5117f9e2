namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>How workers are told which ticks to run.</summary>
internal enum DispatchMode
{
    /// <summary>Nobody is told: the coordinator computes alone, in its own process.</summary>
    Serial,

    /// <summary>No process is told: threads of the coordinator's own compute the ranges, each one.</summary>
    Threads,

    /// <summary>One message to each worker for each tick; all completions before the next.</summary>
    PerTick,

    /// <summary>One message to each worker for all ticks, or for every K of them.</summary>
    PerRun,

    /// <summary>Every worker is rung for each tick in shared memory, and answers there.</summary>
    Doorbell,
}
