using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>The findings as a page of Markdown, for an issue or a wiki: verdicts first, then what they rest on.</summary>
internal static class MarkdownReport
{
    /// <summary>Makes the page, whoever found it out. Its tables are those of the screen.</summary>
    public static string Of(Findings result)
    {
        ResultDocument document = ResultDocument.Of(result);
        string[] parts =
        [
            $"# {MarkdownText.Of($"ParallelMotion {document.Tool.Version}, run {document.RunId}")}\n\n",
            MarkdownText.List(document.JudgedBesideWarnings.Select(static verdict => verdict.Text)),
            document.Warnings.Count == 0 ? string.Empty : "## Warnings\n\n",
            MarkdownText.List(document.Warnings.Select(static warning => $"{warning.Code}: {warning.Message}")),
            "## Machine\n\n",
            MarkdownText.List(MachineHeader.LinesOf(result)),
            .. result switch
            {
                JobResult job => OfJob(job),
                LabResult lab => lab.Exercises.SelectMany(OfExercise),
                _ => throw new ArgumentOutOfRangeException(nameof(result), result.GetType(), "No page knows such findings."),
            },
            MarkdownText.Of(RestartTable.Of(result.Restarts)),
        ];
        return string.Concat(parts).TrimEnd('\n') + "\n";
    }

    private static IEnumerable<string> OfJob(JobResult result)
    {
        yield return "## Figures\n\n";
        foreach (IGrouping<Schedule, Measurement> kernel in result.Measurements.GroupBy(static each => each.Plan.Schedule))
        {
            yield return MarkdownText.Of(ScheduleTable.Of(kernel.Key, kernel.First().Plan.TickEnd));
            yield return MarkdownText.Of(KernelTable.Of(result, [.. kernel]));
        }

        yield return MarkdownText.Of(DispatchTable.Of(result));
        yield return MarkdownText.Of(RoundTripTable.Of(result));
        yield return MarkdownText.List(HashLines.Of(result));
    }

    private static IEnumerable<string> OfExercise(ExerciseResult exercise)
    {
        yield return $"## {MarkdownText.Of($"{exercise.Name}: {exercise.Question}")}\n\n{MarkdownText.Paragraph(exercise.Verdict)}";
        foreach (ExerciseTable table in exercise.Tables)
        {
            yield return MarkdownText.Of(LabReport.TableOf(table));
            yield return MarkdownText.Paragraph(string.Join(' ', table.HowToRead));
        }

        yield return MarkdownText.List(exercise.Hints);
    }
}
