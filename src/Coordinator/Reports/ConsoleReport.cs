using ParallelMotion.Coordinator.Lab;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Shared.Scheduling;
using Spectre.Console;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>Prints what was found out for a person: everything, the verdict last. It is what stays on the screen.</summary>
internal sealed class ConsoleReport(IAnsiConsole console)
{
    /// <summary>Prints it, whoever found it out.</summary>
    public void Print(Findings result)
    {
        switch (result)
        {
            case JobResult job:
                PrintJob(job);
                break;
            case LabResult lab:
                new LabReport(console).Print(lab);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(result), result.GetType(), "No report knows such findings.");
        }
    }

    private void PrintJob(JobResult result)
    {
        new MachineHeader(console).Print(result);
        foreach (IGrouping<Schedule, Measurement> kernel in result.Measurements.GroupBy(static each => each.Plan.Schedule))
        {
            ScheduleTable.Of(kernel.Key, kernel.First().Plan.TickEnd).PrintOn(console);
            KernelTable.Of(result, [.. kernel]).PrintOn(console);
        }

        DispatchTable.Of(result).PrintOn(console);
        RoundTripTable.Of(result).PrintOn(console);
        foreach (string line in HashLines.Of(result))
        {
            console.WriteLine(line);
        }

        console.WriteLine();
        foreach (string verdict in Verdicts.Of(result))
        {
            console.MarkupLineInterpolated($"[bold]*[/] {verdict}");
        }
    }
}
