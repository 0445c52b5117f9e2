using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Page;

/// <summary>The lab's exercises, each with its question, its answer, its pictures and its tables.</summary>
internal static class LabSections
{
    public static IEnumerable<PageSection> Of(ResultDocument result, Figures figures)
    {
        if (result.Exercises.Count == 0)
        {
            yield return new PageSection("exercises", "Exercises", "None was finished.", []);
        }

        foreach (ExerciseEntry exercise in result.Exercises)
        {
            yield return new PageSection($"exercise-{exercise.Name}", $"{exercise.Name}: {exercise.Question}", AnswerOf(exercise), [.. Parts(exercise, figures)]);
        }
    }

    private static string AnswerOf(ExerciseEntry exercise) =>
        exercise.Verdict.StartsWith($"{exercise.Name}: ", StringComparison.Ordinal) ? exercise.Verdict[(exercise.Name.Length + 2)..] : exercise.Verdict;

    private static IEnumerable<PagePart> Parts(ExerciseEntry exercise, Figures figures)
    {
        if (exercise.Pictures.Count > 0)
        {
            yield return figures.Of(exercise.Pictures);
        }

        // What has no picture is to be seen at once.
        bool isFolded = exercise.Pictures.Count > 0;
        foreach (TableEntry table in exercise.Tables)
        {
            yield return Table(table.Printed, isFolded);
        }

        if (exercise.Hints.Count > 0)
        {
            yield return new PageWords(exercise.Hints);
        }
    }

    private static PageTable Table(ExerciseTable table, bool isFolded) => new(
        table.Title,
        [.. table.Columns.Select(static column => new PageColumn(column.TrimStart('>'), column.StartsWith('>')))],
        [.. table.Rows.Select(static row => (IReadOnlyList<PageCell>)[.. row.Select(static cell => new PageCell(cell.Text, IsBad: cell.IsBad))])],
        [string.Join(' ', table.HowToRead)],
        isFolded);
}
