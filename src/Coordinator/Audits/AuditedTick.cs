using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Audits;

/// <summary>A tick that workers ran on columns of their own, and what they wrote there beyond what the plan allows.</summary>
/// <param name="Plan">What was run.</param>
/// <param name="RowsWritten">Rows that workers changed, each column's and each worker's counted.</param>
/// <param name="Findings">One of each kind at most; none when all is well.</param>
internal sealed record AuditedTick(RunPlan Plan, long RowsWritten, IReadOnlyList<AuditFinding> Findings);
