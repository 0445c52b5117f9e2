using ParallelMotion.Coordinator.Doctor;
using Spectre.Console;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>Prints what an examination found: all of it in a table, then what it means and what to do, the sum last.</summary>
internal sealed class DoctorReport(IAnsiConsole console)
{
    /// <summary>A finding's level, in words.</summary>
    public static string LevelOf(Finding finding) => finding.Level switch
    {
        FindingLevel.Fine => "fine",
        FindingLevel.Note => "note",
        _ => "unfit",
    };

    /// <summary>Prints it.</summary>
    /// <param name="diagnosis">What was found.</param>
    /// <param name="isAll">Whether to say of findings that are fine as well what they mean.</param>
    public void Print(Diagnosis diagnosis, bool isAll)
    {
        console.MarkupLineInterpolated($"[bold]ParallelMotion {ToolVersion.Text}[/], doctor");
        console.WriteLine($"{diagnosis.Machine.CpuModel}, {diagnosis.Machine.Os}, {diagnosis.Machine.Runtime}");
        console.WriteLine();
        TitledTable table = new("What was found", "level", "check", "found");
        foreach (Finding finding in diagnosis.Findings)
        {
            table.Add(LevelOf(finding), finding.Check, finding.Found);
        }

        table.PrintOn(console);
        foreach (Finding finding in diagnosis.Findings.Where(finding => isAll || finding.Level != FindingLevel.Fine).OrderByDescending(static finding => finding.Level))
        {
            console.WriteLine($"- {finding.Check} ({LevelOf(finding)}): {finding.Means}{(finding.ToDo.Length > 0 ? $" To do: {finding.ToDo}" : "")}");
        }

        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]*[/] {diagnosis.Verdict}");
    }
}
