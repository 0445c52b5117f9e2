using ParallelMotion.Coordinator.Lab;
using Spectre.Console;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>Prints what exercises found out, the verdicts last.</summary>
internal sealed class LabReport(IAnsiConsole console)
{
    public void Print(LabResult result)
    {
        new MachineHeader(console).PrintMachine(result);
        foreach (ExerciseResult exercise in result.Exercises)
        {
            Print(exercise);
        }

        console.WriteLine();
        foreach (string verdict in result.StopVerdict.Concat(result.Exercises.Select(static exercise => exercise.Verdict)))
        {
            console.MarkupLineInterpolated($"[bold]*[/] {verdict}");
        }
    }

    private void Print(ExerciseResult exercise)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{exercise.Name}: {exercise.Question}[/]");
        foreach (ExerciseTable table in exercise.Tables)
        {
            console.WriteLine();
            Print(table);
        }

        if (exercise.Hints.Count > 0)
        {
            console.WriteLine();
        }

        foreach (string hint in exercise.Hints)
        {
            console.WriteLine($"- {hint}");
        }
    }

    /// <summary>An exercise's table in the look of all tables.</summary>
    public static TitledTable TableOf(ExerciseTable table)
    {
        TitledTable printed = new(table.Title, [.. table.Columns]);
        foreach (IReadOnlyList<Cell> row in table.Rows)
        {
            printed.Add([.. row.Select(static cell => cell.Text)]);
        }

        return printed;
    }

    private void Print(ExerciseTable table)
    {
        TableOf(table).PrintOn(console);
        foreach (string line in table.HowToRead)
        {
            console.WriteLine($"  {line}");
        }
    }
}
