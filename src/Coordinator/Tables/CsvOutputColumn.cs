using CsvHelper;

namespace ParallelMotion.Coordinator.Tables;

/// <summary>A column of a CSV file to write: numbers, or text.</summary>
internal abstract class CsvOutputColumn(string header)
{
    public string Header => header;

    /// <summary>The text's headers in their order, untouched text where there is some, else numbers; then what only the table has.</summary>
    public static List<CsvOutputColumn> InOrder(ColumnTable table, CsvText? text)
    {
        List<CsvOutputColumn> columns = [];
        foreach (string header in text?.Headers ?? [])
        {
            bool isText = text!.TextColumns.Contains(header, StringComparer.Ordinal);
            columns.Add(isText ? new Text(header, text.Fields(header), table.Rows) : Of(table[header]));
        }

        columns.AddRange(table.Columns.Where(column => text?.Headers.Contains(column.Name, StringComparer.Ordinal) != true).Select(Of));
        return columns;
    }

    /// <summary>Writes the field of a row.</summary>
    public abstract void Write(CsvWriter writer, int row);

    private static CsvOutputColumn Of(Column column) => column switch
    {
        Column<float> floats => new Numbers<float>(floats),
        Column<double> doubles => new Numbers<double>(doubles),
        Column<int> integers => new Numbers<int>(integers),
        Column<uint> integers => new Numbers<uint>(integers),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "Not a type that a column may hold."),
    };

    private sealed class Numbers<T>(Column<T> column) : CsvOutputColumn(column.Name)
        where T : unmanaged, IUtf8SpanFormattable
    {
        private readonly T[] _values = column.Values;

        public override void Write(CsvWriter writer, int row) => writer.WriteField(_values[row], format: default);
    }

    private sealed class Text(string header, IReadOnlyList<string> fields, int rows) : CsvOutputColumn(header)
    {
        private readonly IReadOnlyList<string> _fields = fields.Count == rows
            ? fields
            : throw new ArgumentException($"Cannot write column {header} because it has other rows than the table: rows={fields.Count}, expected={rows}.", nameof(fields));

        public override void Write(CsvWriter writer, int row) => writer.WriteField(_fields[row]);
    }
}
