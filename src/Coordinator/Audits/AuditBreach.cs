namespace ParallelMotion.Coordinator.Audits;

/// <summary>What a tick may do wrong with the rows that it writes.</summary>
internal enum AuditBreach
{
    /// <summary>Not set.</summary>
    None = 0,

    /// <summary>Two workers wrote one row: which of them wins is chance.</summary>
    SharedRow = 1,

    /// <summary>Two workers wrote rows of one cache line, none of them both: right, and slow.</summary>
    SharedLine = 2,

    /// <summary>A worker wrote a row beyond its range.</summary>
    OutsideRange = 3,

    /// <summary>A worker wrote a column that no kernel may write in that tick.</summary>
    UndeclaredColumn = 4,
}
