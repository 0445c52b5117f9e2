namespace ParallelMotion.Coordinator.Tables;

/// <summary>A place for the columns after a run, found writable before it.</summary>
internal interface ITableOutput
{
    /// <summary>Writes under a temporary name, then replaces what was there: a failure leaves it as it was.</summary>
    /// <param name="table">The columns of numbers.</param>
    /// <param name="text">What else the CSV input held; null where there was none.</param>
    /// <returns>Text columns that this form can't hold, in file order: worth a warning.</returns>
    /// <param name="stop">Ends the writing; what was there is left as it was.</param>
    IReadOnlyList<string> Write(ColumnTable table, CsvText? text, CancellationToken stop = default);
}
