using ParallelMotion.Coordinator.Audits;
using ParallelMotion.Coordinator.Cli;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>Everything a job found out. Its output, where one could not be written, is its <see cref="Findings.OutputFailure"/>.</summary>
internal sealed record JobResult : Findings
{
    public required JobSpec Spec { get; init; }

    public required int Rows { get; init; }

    /// <summary>Bytes of the columns that lay in huge pages.</summary>
    public long HugePageBytes { get; init; }

    /// <summary>Ticks that were audited before anything was measured; with findings, nothing was.</summary>
    public IReadOnlyList<AuditedTick> Audits { get; init; } = [];

    /// <summary>Whether an audit found something.</summary>
    public bool HasAuditFindings => Audits.Any(static audit => audit.Findings.Count > 0);

    /// <inheritdoc/>
    public override bool IsWrong => base.IsWrong || HasAuditFindings;

    /// <summary>The world hash of what was written as the output; null where nothing was.</summary>
    public string? OutputHash { get; init; }
}
