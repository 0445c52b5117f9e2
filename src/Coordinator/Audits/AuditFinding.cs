using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Audits;

/// <summary>One kind of breach in an audited tick: the first in the order of columns and rows, and how often there was one.</summary>
/// <param name="Breach">The kind.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Rows">The rows: those in a row that the same workers share or wrote; of a cache line, from the first written to the last.</param>
/// <param name="FirstByte">The first byte of the rows' cache lines, counted from that of row 0.</param>
/// <param name="EndByte">The byte after those lines.</param>
/// <param name="Worker">Who wrote.</param>
/// <param name="Other">Who wrote too, or whose rows they are; null where nobody else is concerned.</param>
/// <param name="Count">How many rows, or lines, there are of the kind, in all columns and workers.</param>
internal sealed record AuditFinding(AuditBreach Breach, string Column, RowRange Rows, long FirstByte, long EndByte, int Worker, int? Other, long Count);
