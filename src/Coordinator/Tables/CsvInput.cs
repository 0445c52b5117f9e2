using System.Collections.Frozen;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>
/// A CSV file (UTF-8, comma, header row). The needed columns become numbers, of the type that is needed; what no run changes stays text as well. Blank
/// lines are skipped, except in a file of one column, where a blank line is a blank cell.
/// </summary>
internal sealed class CsvInput : ITableInput
{
    private readonly string _path;

    private CsvInput(string path, IReadOnlySet<string> columnNames)
    {
        _path = path;
        ColumnNames = columnNames;
    }

    /// <inheritdoc/>
    public IReadOnlySet<string> ColumnNames { get; }

    /// <inheritdoc/>
    public long? Rows => null;

    public static CsvInput Open(string path) => InputFile.Read(path, stream =>
    {
        using CsvRecords records = new(path, stream);
        return new CsvInput(path, records.Headers.ToFrozenSet(StringComparer.Ordinal));
    });

    /// <inheritdoc/>
    public ElementType? TypeOf(string column) => null;

    /// <inheritdoc/>
    public LoadedTable Load(IReadOnlyDictionary<string, ElementType> needed, IReadOnlySet<string>? written = null)
    {
        string[] names = [.. needed.Keys];
        TableInput.RequireColumns(_path, ColumnNames, names);
        return InputFile.Read(_path, stream =>
        {
            using CsvRecords records = new(_path, stream);

            // The file may have been replaced since it was opened first.
            TableInput.RequireColumns(_path, records.Headers.ToFrozenSet(StringComparer.Ordinal), names);
            return Load(records, needed, written ?? names.ToFrozenSet(StringComparer.Ordinal));
        });
    }

    private LoadedTable Load(CsvRecords records, IReadOnlyDictionary<string, ElementType> needed, IReadOnlySet<string> written)
    {
        List<CsvNumberColumn> numbers = [];
        List<CsvTextColumn> texts = [];
        for (int field = 0; field < records.Headers.Length; field++)
        {
            string header = records.Headers[field];
            if (needed.TryGetValue(header, out ElementType type))
            {
                numbers.Add(CsvNumberColumn.Of(header, field, type));
            }

            if (!written.Contains(header))
            {
                texts.Add(new CsvTextColumn(header, field));
            }
        }

        int rows = ReadRows(records, numbers, texts);
        return new LoadedTable(
            new ColumnTable(rows, numbers.Select(column => column.ToColumn())),
            new CsvText(records.Headers, texts.ToDictionary(column => column.Header, column => column.Fields, StringComparer.Ordinal)));
    }

    private int ReadRows(CsvRecords records, List<CsvNumberColumn> numbers, List<CsvTextColumn> texts)
    {
        int rows = 0;
        while (records.Next())
        {
            if (++rows > Limits.MaxRows)
            {
                throw RefusedException.Usage(
                    $"Cannot read the CSV file because it has too many rows: file={_path}, line={records.Line}, expected={Limits.MaxRows} rows at most.");
            }

            numbers.ForEach(column => column.Add(records));
            texts.ForEach(column => column.Add(records));
        }

        return rows > 0
            ? rows
            : throw RefusedException.Usage($"Cannot read the CSV file because it has a header and no rows: file={_path}, rows=0, expected=1 or more.");
    }
}
