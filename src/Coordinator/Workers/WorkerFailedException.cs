using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>A worker failed, and the run can't go on without it (exit code 12).</summary>
internal sealed class WorkerFailedException : Exception
{
    public WorkerFailedException(int worker, string message, Exception? cause = null)
        : base(message, cause)
    {
        Worker = worker;
    }

    /// <summary>The worker's index.</summary>
    public int Worker { get; }

    /// <summary>What the process ends with.</summary>
    public static ExitCode ExitCode => ExitCode.WorkersFailed;
}
