using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>How the job ended, carried from the hosted service to Main. Unexpected until somebody says otherwise.</summary>
internal sealed class JobOutcome
{
    private ExitCode? _code;

    /// <summary>The process's exit code.</summary>
    public ExitCode Code
    {
        get => _code ?? ExitCode.Unexpected;
        set => _code = value;
    }

    /// <summary>What was found out; null when the job didn't get that far.</summary>
    public Findings? Result { get; set; }

    /// <summary>Settles the outcome of a job that a stop signal kept from beginning: nobody else will.</summary>
    /// <param name="signalled">The signal's code.</param>
    /// <returns>Whether nobody else had.</returns>
    public bool SettleIfNeverBegun(ExitCode signalled)
    {
        bool wasNeverBegun = _code is null;
        _code ??= signalled;
        return wasNeverBegun;
    }
}
