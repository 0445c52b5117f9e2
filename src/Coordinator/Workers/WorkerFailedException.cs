using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Workers;

/// <summary>A worker failed, and the run can't go on without it (exit code 12).</summary>
internal sealed class WorkerFailedException : Exception
{
    public WorkerFailedException(int worker, string message, Exception? cause = null, int? culprit = null)
        : base(message, cause)
    {
        Worker = worker;
        Culprit = culprit;
    }

    /// <summary>The worker's index.</summary>
    public int Worker { get; }

    /// <summary>The worker whose failure caused this one, and whose answer says why; null when the cause is this one's own.</summary>
    public int? Culprit { get; }

    /// <summary>Whether the process is lost: it died, left, or said what nobody understands. Otherwise it lives, and says itself that it failed.</summary>
    public bool IsLoss { get; init; }

    /// <summary>How the process was lost; null where it lives, or never began.</summary>
    public Death? Death { get; init; }

    /// <summary>What the process ends with.</summary>
    public static ExitCode ExitCode => ExitCode.WorkersFailed;
}
