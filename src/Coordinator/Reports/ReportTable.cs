using Spectre.Console;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>The one look of all tables.</summary>
internal static class ReportTable
{
    public static Table Titled(string title) => new Table()
        .Border(TableBorder.Simple)
        .Title(Markup.Escape(title))
        .LeftAligned();

    /// <summary>Adds columns of numbers, aligned so that their digits line up.</summary>
    public static Table AddNumbers(this Table table, params ReadOnlySpan<string> headings)
    {
        foreach (string heading in headings)
        {
            _ = table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        return table;
    }
}
