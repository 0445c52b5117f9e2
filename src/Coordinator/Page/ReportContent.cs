using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>What a report says, from the result document alone, which is what every other form of the results is made from.</summary>
internal static class ReportContent
{
    public static PageModel Of(ResultDocument result)
    {
        Figures figures = new();
        IEnumerable<PageSection> pictures = result.Spec is LabSpecEntry ? LabSections.Of(result, figures) : JobSections.Of(result, figures);
        return new PageModel(
            TitleOf(result),
            [.. Facts(result)],
            [.. result.JudgedBesideWarnings.Select(VerdictOf)],
            [.. result.Warnings.Select(static warning => new PageFact(warning.Code, warning.Message))],
            [.. pictures, TimelineSection.Of(result, figures), RestartSection.Of(result), MeasurementSection.Of(result), .. MachineSections.Of(result)]);
    }

    private static string TitleOf(ResultDocument result) => result.Spec switch
    {
        LabSpecEntry lab => $"ParallelMotion lab: {string.Join(", ", lab.Exercises)}",
        SpecEntry job => $"ParallelMotion: {string.Join(" and ", job.Kernels)} on up to {RunName.Workers(job.Workers)}",
        _ => "ParallelMotion",
    };

    private static IEnumerable<PageFact> Facts(ResultDocument result)
    {
        yield return new PageFact("run", result.RunId);
        yield return new PageFact("date", result.StartedAt.ToString("yyyy-MM-dd HH:mm 'UTC'zzz").Replace("UTC+00:00", "UTC", StringComparison.Ordinal));
        yield return new PageFact("version", result.Tool.Version);
        yield return new PageFact("machine", $"{result.Machine.CpuModel}, {result.Machine.LogicalCpus} CPUs");
        if (result.Spec is SpecEntry job)
        {
            yield return new PageFact("rows", $"{job.Rows:N0}");
            yield return new PageFact("ticks", $"{job.Ticks:N0}");
        }
    }

    private static PageVerdict VerdictOf(Verdict verdict) => new(verdict.About ?? string.Empty, verdict.Rest, verdict.Tone switch
    {
        VerdictTone.Right => PageVerdictKind.Right,
        VerdictTone.Wrong => PageVerdictKind.Wrong,
        _ => PageVerdictKind.Plain,
    });
}
