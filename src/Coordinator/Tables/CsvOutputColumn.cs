using CsvHelper;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>A column of a CSV file to write: numbers, or text.</summary>
internal sealed class CsvOutputColumn
{
    private readonly float[]? _numbers;
    private readonly IReadOnlyList<string> _text;

    private CsvOutputColumn(string header, float[]? numbers, IReadOnlyList<string> text)
    {
        Header = header;
        _numbers = numbers;
        _text = text;
    }

    public string Header { get; }

    /// <summary>The text's headers in their order, untouched text where there is some, else numbers; then what only the table has.</summary>
    public static List<CsvOutputColumn> InOrder(ColumnTable table, CsvText? text)
    {
        List<CsvOutputColumn> columns = [];
        foreach (string header in text?.Headers ?? [])
        {
            bool isText = text!.TextColumns.Contains(header, StringComparer.Ordinal);
            columns.Add(isText ? Text(header, text.Fields(header), table.Rows) : Numbers(table[header]));
        }

        columns.AddRange(table.Columns.Where(column => text?.Headers.Contains(column.Name, StringComparer.Ordinal) != true).Select(Numbers));
        return columns;
    }

    public void Write(CsvWriter writer, int row)
    {
        if (_numbers is null)
        {
            writer.WriteField(_text[row]);
        }
        else
        {
            writer.WriteField(_numbers[row], format: default);
        }
    }

    private static CsvOutputColumn Numbers(Column column) => new(column.Name, column.Values, []);

    private static CsvOutputColumn Text(string header, IReadOnlyList<string> fields, int rows) => fields.Count == rows
        ? new CsvOutputColumn(header, null, fields)
        : throw new ArgumentException($"Cannot write column {header} because it has other rows than the table: rows={fields.Count}, expected={rows}.", nameof(fields));
}
