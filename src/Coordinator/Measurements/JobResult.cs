using ParallelMotion.Coordinator.Cli;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>Everything a job found out. Its output, where one could not be written, is its <see cref="Findings.OutputFailure"/>.</summary>
internal sealed record JobResult : Findings
{
    public required JobSpec Spec { get; init; }

    public required int Rows { get; init; }

    /// <summary>Bytes of the columns that lay in huge pages.</summary>
    public long HugePageBytes { get; init; }

    /// <summary>The world hash of what was written as the output; null where nothing was.</summary>
    public string? OutputHash { get; init; }
}
