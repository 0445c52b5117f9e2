using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Audits;

/// <summary>Says what an audit found, for a person.</summary>
internal static class AuditText
{
    /// <summary>One sentence when all was well; otherwise some for each kind of breach.</summary>
    public static IEnumerable<string> Of(AuditedTick tick) => tick.Findings.Count == 0
        ? [$"Audited one tick of {tick.Plan.Schedule.Name} with {RunName.Workers(tick.Plan.Workers)}: {tick.RowsWritten:N0} rows written, each by one worker, no cache line by two."]
        : tick.Findings.Select(finding => Of(tick.Plan, finding));

    /// <summary>What is wrong, where, and what to do.</summary>
    /// <param name="plan">What was run.</param>
    /// <param name="finding">What was found.</param>
    public static string Of(RunPlan plan, AuditFinding finding)
    {
        string kernels = string.Join('+', plan.Schedule.InOrder.Select(static kernel => kernel.Kernel.Name));
        string place = $"kernels={kernels}, column={finding.Column}, rows={finding.Rows}, bytes=[{finding.FirstByte}, {finding.EndByte})";
        string range = $"own rows={plan.Partition.Ranges[finding.Worker]}";
        string unit = finding.Breach == AuditBreach.SharedLine ? "line" : "row";
        string count = $"in all={finding.Count:N0} {unit}{(finding.Count == 1 ? string.Empty : "s")}";
        return finding.Breach switch
        {
            AuditBreach.SharedRow =>
                $"Cannot run because workers {finding.Worker} and {finding.Other} wrote the same rows in one tick: {place}, {count}, expected=each row by one worker. "
                + "Which of them wins is chance: give them disjoint ranges, and look for a pointer or an index that leaves the rows that a kernel is handed.",
            AuditBreach.SharedLine =>
                $"Cannot run well because workers {finding.Worker} and {finding.Other} wrote the same cache line of {ColumnAudit.LineBytes} bytes in one tick: {place}, {count}, "
                + "expected=each line by one worker. Each write takes the line from the other's cache: put the border between them on a multiple of 128 bytes, "
                + "and look for a pointer or an index that leaves the rows that a kernel is handed.",
            AuditBreach.OutsideRange =>
                $"Cannot run because worker {finding.Worker} wrote rows outside of its range: {place}, {range}, {Owner(finding)}, {count}, expected=own rows alone. "
                + "A kernel may write the rows that it is handed: look for a pointer or an index that leaves them.",
            _ =>
                $"Cannot run because worker {finding.Worker} wrote a column that no kernel of the tick may write in it: {place}, {range}, {count}, expected=declared columns alone. "
                + "Declare it as written, or look for a pointer that leaves its column; of a pair that swaps, an even tick writes the second.",
        };
    }

    private static string Owner(AuditFinding finding) => finding.Other is { } owner ? $"those rows belong to worker {owner}" : "those rows belong to nobody";
}
