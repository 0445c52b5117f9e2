using Spectre.Console;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>A table under a title, in the one look of all tables: no wider than a terminal of 80 columns.</summary>
internal sealed class TitledTable
{
    private readonly Table _table = new Table().Border(TableBorder.Simple);

    /// <summary>Starts a table.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="columns">Headings; one that starts with &gt; belongs to numbers, whose digits then line up.</param>
    public TitledTable(string title, params ReadOnlySpan<string> columns)
    {
        Title = title;
        foreach (string column in columns)
        {
            bool isNumber = column.StartsWith('>');
            TableColumn heading = new TableColumn(column.TrimStart('>')).NoWrap().PadRight(0);
            _ = _table.AddColumn(isNumber ? heading.RightAligned() : heading);
        }
    }

    /// <summary>What the table shows.</summary>
    public string Title { get; }

    /// <summary>Adds a row; cells are plain text, whatever characters they hold.</summary>
    public void Add(params ReadOnlySpan<string> cells)
    {
        List<Text> row = [];
        foreach (string cell in cells)
        {
            row.Add(new Text(cell));
        }

        _ = _table.AddRow(row);
    }

    /// <summary>Prints it, unless it is empty.</summary>
    public void PrintOn(IAnsiConsole console)
    {
        if (_table.Rows.Count > 0)
        {
            console.MarkupLineInterpolated($"[bold]{Title}[/]");
            console.Write(_table);
        }
    }
}
