using System.Text;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>
/// Plain text and tables as GitHub-flavoured Markdown (github.github.com/gfm): whatever characters a text holds, it shows as it is.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Those that mean something within a line; GFM, section 6.1, has any of them stand for itself behind a backslash.</summary>
    private const string Marks = "\\`*_[]<>|~&#$";

    /// <summary>A text within a line.</summary>
    public static string Of(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char each in text)
        {
            _ = Marks.Contains(each, StringComparison.Ordinal) ? escaped.Append('\\').Append(each)
                : char.IsControl(each) ? escaped.Append(' ')
                : escaped.Append(each);
        }

        return escaped.ToString();
    }

    /// <summary>A table under its title as a heading of the third level; empty where it has no rows.</summary>
    public static string Of(TitledTable table)
    {
        if (table.Rows.Count == 0)
        {
            return string.Empty;
        }

        StringBuilder text = new();
        _ = text.Append("### ").Append(Of(table.Title)).Append("\n\n");
        Line(text, table.Columns.Select(static column => Of(column.Text)));
        Line(text, table.Columns.Select(static column => column.IsOfNumbers ? "---:" : "---"));
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            Line(text, row.Select(Of));
        }

        return text.Append('\n').ToString();
    }

    /// <summary>A text of its own; empty where there is none.</summary>
    public static string Paragraph(string text) => text.Length == 0 ? string.Empty : $"{Of(text)}\n\n";

    /// <summary>A list, an item for each text; empty where there is none.</summary>
    public static string List(IEnumerable<string> items)
    {
        string list = string.Concat(items.Select(static item => $"- {Of(item)}\n"));
        return list.Length == 0 ? list : list + "\n";
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
