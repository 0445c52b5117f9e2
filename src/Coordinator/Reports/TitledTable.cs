using Spectre.Console;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>A table under a title, in the one look of all tables: no wider than a terminal of 80 columns.</summary>
internal sealed class TitledTable
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <summary>Starts a table.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="columns">Headings; one that starts with &gt; belongs to numbers, whose digits then line up.</param>
    public TitledTable(string title, params ReadOnlySpan<string> columns)
    {
        Title = title;
        Columns = [.. columns.ToArray().Select(static column => new TableHeading(column.TrimStart('>'), column.StartsWith('>')))];
    }

    /// <summary>What the table shows.</summary>
    public string Title { get; }

    /// <summary>Its headings.</summary>
    public IReadOnlyList<TableHeading> Columns { get; }

    /// <summary>Its rows, as many cells in each as there are headings: plain text, whatever characters it holds.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>Adds a row; cells are plain text, whatever characters they hold.</summary>
    public void Add(params ReadOnlySpan<string> cells)
    {
        if (cells.Length != Columns.Count)
        {
            throw new ArgumentException($"Cannot add the row because it has another length: cells={cells.Length}, expected={Columns.Count}.", nameof(cells));
        }

        _rows.Add(cells.ToArray());
    }

    /// <summary>Prints it, unless it is empty.</summary>
    public void PrintOn(IAnsiConsole console)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Simple);
        foreach (TableHeading column in Columns)
        {
            TableColumn heading = new TableColumn(column.Text).NoWrap().PadRight(0);
            _ = table.AddColumn(column.IsOfNumbers ? heading.RightAligned() : heading);
        }

        foreach (IReadOnlyList<string> row in _rows)
        {
            _ = table.AddRow(row.Select(static cell => new Text(cell)));
        }

        console.MarkupLineInterpolated($"[bold]{Title}[/]");
        console.Write(table);
    }
}

/// <summary>A heading.</summary>
/// <param name="Text">Its text.</param>
/// <param name="IsOfNumbers">Whether numbers stand below it, so that their digits should line up.</param>
internal sealed record TableHeading(string Text, bool IsOfNumbers);
