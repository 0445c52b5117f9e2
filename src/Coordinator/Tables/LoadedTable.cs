namespace ParallelMotion.Coordinator.Tables;

/// <summary>An input's values.</summary>
/// <param name="Table">The columns of numbers.</param>
/// <param name="Text">What a CSV file holds besides; null where the input was no CSV file.</param>
internal sealed record LoadedTable(ColumnTable Table, CsvText? Text);
