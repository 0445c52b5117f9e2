namespace ParallelMotion.Coordinator.Tables;

/// <summary>An input in two steps: what it holds is known before its values are loaded.</summary>
internal interface ITableInput
{
    /// <summary>Every column's name, also those that can't become numbers.</summary>
    IReadOnlySet<string> ColumnNames { get; }

    /// <summary>Rows, where the input says so before it is read through; null for CSV.</summary>
    long? Rows { get; }

    /// <summary>Loads the values.</summary>
    /// <param name="needed">The columns that must be float32 and may become regions; all of them must be there.</param>
    /// <param name="written">
    /// Those of them that a run may change: only the text of the others is kept, to pass through untouched. Null for all.
    /// </param>
    LoadedTable Load(IReadOnlySet<string> needed, IReadOnlySet<string>? written = null);
}
