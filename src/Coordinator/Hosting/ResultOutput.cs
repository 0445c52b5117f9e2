using ParallelMotion.Coordinator.Cli;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Outcomes;
using ParallelMotion.Coordinator.Page;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Hosting;

/// <summary>One form of the findings, and where it goes.</summary>
/// <param name="File">Where.</param>
/// <param name="Format">Makes the whole text, which is only done once there are findings.</param>
internal sealed record ResultOutput(FileOutput File, Func<Findings, string> Format)
{
    /// <summary>All that was asked for, each place found writable; the one on standard output last, where a reader may take its time.</summary>
    /// <param name="spec">What was asked for.</param>
    /// <exception cref="RefusedException">A place can't be written.</exception>
    public static IReadOnlyList<ResultOutput> Prepare(HostedSpec spec)
    {
        ResultOutput?[] asked =
        [
            To(spec.Json, "the result document", "json", static result => JsonText.Of(ResultDocument.Of(result))),
            To(spec.Csv, "the measurements", "csv", static result => MeasurementCsv.Of(ResultDocument.Of(result))),
            To(spec.Markdown, "the findings", "markdown", MarkdownReport.Of),
            To(spec.Report, "the report", "report", static result => ReportRenderer.Render(ResultDocument.Of(result))),
        ];
        return [.. asked.OfType<ResultOutput>().OrderBy(static each => each.File.IsStandardOutput)];
    }

    private static ResultOutput? To(string? path, string what, string option, Func<Findings, string> format) =>
        path is null ? null : new ResultOutput(FileOutput.Prepare(what, option, path), format);
}
