using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>An input in two steps: what it holds is known before its values are loaded.</summary>
internal interface ITableInput
{
    /// <summary>Every column's name, also those that can't become numbers.</summary>
    IReadOnlySet<string> ColumnNames { get; }

    /// <summary>Rows, where the input says so before it is read through; null for CSV.</summary>
    long? Rows { get; }

    /// <summary>What a column holds, where the input decides that; null where whoever needs the column does (CSV), or it isn't there.</summary>
    ElementType? TypeOf(string column);

    /// <summary>Loads the values.</summary>
    /// <param name="needed">
    /// The columns that must be numbers and may become regions, each with what it is to hold; all of them must be there. Where
    /// <see cref="TypeOf"/> knows better it decides, so ask it first.
    /// </param>
    /// <param name="written">
    /// Those of them that a run may change: only the text of the others is kept, to pass through untouched. Null for all.
    /// </param>
    LoadedTable Load(IReadOnlyDictionary<string, ElementType> needed, IReadOnlySet<string>? written = null);
}
