using System.Text.Json;
using ParallelMotion.Coordinator.Audits;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>A tick that was audited.</summary>
internal sealed record AuditEntry(string Kernel, int Workers, long RowsWritten, IReadOnlyList<AuditFindingEntry> Findings)
{
    public static AuditEntry Of(AuditedTick tick) =>
        new(tick.Plan.Schedule.Name, tick.Plan.Workers, tick.RowsWritten, [.. tick.Findings.Select(AuditFindingEntry.Of)]);
}

/// <summary>A kind of breach, its first place, and how many rows (of a shared line: lines) it was found in.</summary>
internal sealed record AuditFindingEntry(string Breach, string Column, int FirstRow, int EndRow, long FirstByte, long EndByte, int Worker, int? Other, long Count)
{
    public static AuditFindingEntry Of(AuditFinding finding) => new(
        JsonNamingPolicy.CamelCase.ConvertName(finding.Breach.ToString()),
        finding.Column,
        finding.Rows.Start,
        finding.Rows.End,
        finding.FirstByte,
        finding.EndByte,
        finding.Worker,
        finding.Other,
        finding.Count);
}
