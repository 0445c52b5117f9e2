namespace ParallelMotion.Shared.Events;

/// <summary>How much an event of a worker matters, by the names that logs use.</summary>
public enum WorkerEventLevel
{
    /// <summary>None: nothing has this level.</summary>
    None = 0,

    /// <summary>For whoever looks into a run; one for each attach.</summary>
    Debug,

    /// <summary>What happens once, or to one process.</summary>
    Information,

    /// <summary>Something is not as it should be, and the run goes on.</summary>
    Warning,

    /// <summary>This worker can't do what it was told.</summary>
    Error,
}
