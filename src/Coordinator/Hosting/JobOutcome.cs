using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>How the job ended, carried from the hosted service to Main. Unexpected until somebody says otherwise.</summary>
internal sealed class JobOutcome
{
    /// <summary>The process's exit code.</summary>
    public ExitCode Code { get; set; } = ExitCode.Unexpected;

    /// <summary>What was found out; null when the job didn't get that far.</summary>
    public JobResult? Result { get; set; }
}
