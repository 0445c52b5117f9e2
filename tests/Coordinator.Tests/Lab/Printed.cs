using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Reports;
using Spectre.Console;

namespace ParallelMotion.Coordinator.Tests.Lab;

/// <summary>Exercises as a terminal shows them.</summary>
internal static class Printed
{
    private const int TerminalWidth = 80;

    /// <summary>Wide enough to break no line.</summary>
    private const int Unbroken = 1000;

    /// <summary>A row of a table, a blank between cells.</summary>
    public static string Row(ExerciseTable table, int row) => string.Join(' ', table.Rows[row].Select(static cell => cell.Text)).TrimEnd();

    /// <summary>The whole report, line by line.</summary>
    public static string[] Lines(LabResult result)
    {
        using StringWriter writer = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = Unbroken;
        new ConsoleReport(console).Print(result);
        return [.. writer.ToString().TrimEnd().Split('\n').Select(static line => line.TrimEnd())];
    }

    /// <summary>Fails where a table is wider than a terminal, or isn't explained in two lines of one.</summary>
    public static void AssertFits(params ExerciseResult[] results)
    {
        // A table's rule is as wide as the table.
        Assert.All(Lines(MadeLab.Result(results)).Where(static line => line.Contains('─', StringComparison.Ordinal)), static line => Assert.True(line.Length <= TerminalWidth, line));
        AssertExplained(results);
    }

    /// <summary>Fails where how to read a table takes more than two lines of a terminal.</summary>
    public static void AssertExplained(params ExerciseResult[] results)
    {
        ExerciseTable[] tables = [.. results.SelectMany(static result => result.Tables)];

        Assert.All(tables, static table => Assert.InRange(table.HowToRead.Count, 1, 2));
        Assert.All(tables.SelectMany(static table => table.HowToRead), static line => Assert.True(line.Length < TerminalWidth, line));
    }
}
