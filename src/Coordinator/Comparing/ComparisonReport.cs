using ParallelMotion.Coordinator.Reports;
using Spectre.Console;

namespace ParallelMotion.Coordinator.Comparing;

/// <summary>A comparison for people: on a screen with the verdicts last, which stay there; as Markdown with the verdicts first.</summary>
internal static class ComparisonReport
{
    /// <summary>Prints it.</summary>
    public static void Print(IAnsiConsole console, Comparison comparison)
    {
        console.MarkupLineInterpolated($"[bold]ParallelMotion {ToolVersion.Text}[/], compare");
        console.WriteLine(Line("A", comparison.A));
        console.WriteLine(Line("B", comparison.B));
        console.WriteLine();
        foreach (TitledTable table in ComparisonTables.Of(comparison))
        {
            table.PrintOn(console);
        }

        console.WriteLine();
        foreach (string verdict in ComparisonVerdicts.Of(comparison))
        {
            console.MarkupLineInterpolated($"[bold]*[/] {verdict}");
        }
    }

    /// <summary>Writes it, for a pull request.</summary>
    public static string Markdown(Comparison comparison) => string.Concat(
    [
        "## ParallelMotion: B beside A\n\n",
        MarkdownText.List(ComparisonVerdicts.Of(comparison)),
        MarkdownText.List([Line("A", comparison.A), Line("B", comparison.B)]),
        .. ComparisonTables.Of(comparison).Select(MarkdownText.Of),
    ]).TrimEnd('\n') + "\n";

    private static string Line(string name, ComparedDocument document) =>
        $"{name}: {document.File}, run {document.RunId} of {document.StartedAt:yyyy-MM-dd HH:mm}, ParallelMotion {document.Tool.Version}, {document.Machine.CpuModel}, {document.Machine.LogicalCpus} CPUs, {document.Machine.Runtime}";
}
