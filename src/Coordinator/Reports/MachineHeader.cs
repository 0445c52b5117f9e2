using ParallelMotion.Coordinator.Machine;
using ParallelMotion.Coordinator.Measurements;
using Spectre.Console;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>Says on what machine the figures were taken; without that they mean nothing.</summary>
internal sealed class MachineHeader(IAnsiConsole console)
{
    /// <summary>Prints it above a job's figures, with what the job was.</summary>
    public void Print(JobResult result)
    {
        PrintMachine(result);
        console.WriteLine(Job(result));
        console.WriteLine();
    }

    /// <summary>Prints what concerns every figure.</summary>
    public void PrintMachine(Findings result)
    {
        console.MarkupLineInterpolated($"[bold]ParallelMotion {ToolVersion.Text}[/], run {result.Run}");
        console.WriteLine(Processor(result.Machine));
        console.WriteLine(System(result.Machine));
    }

    /// <summary>The same in lines, without the version.</summary>
    public static IEnumerable<string> LinesOf(Findings result) =>
        [Processor(result.Machine), System(result.Machine), .. result is JobResult job ? [Job(job)] : Array.Empty<string>()];

    private static string Processor(MachineProfile machine)
    {
        string quota = machine.CpuQuota is { } cpus ? $", quota {cpus:0.##} CPUs" : string.Empty;
        return $"{machine.CpuModel}: {machine.PhysicalCores?.ToString() ?? "unknown"} cores, {machine.LogicalCpus} logical CPUs{quota}, "
            + $"last-level cache {Size(machine.LastLevelCacheBytes)}; kernels run on {machine.VectorUnit} at a time";
    }

    private static string System(MachineProfile machine) => $"{machine.Os}, {machine.Runtime}, shared memory free {Size(machine.SharedMemoryFreeBytes)}";

    private static string Job(JobResult result) => $"{result.Rows:N0} rows, {result.Spec.Ticks:N0} ticks, dt {result.Spec.Dt:R}, {Source(result)}";

    private static string Size(long? bytes) => bytes is { } known ? UnitText.Bytes(known) : "unknown";

    private static string Source(JobResult result) => result.Spec.Input is { } input ? $"read from {input}" : $"generated from seed {result.Spec.Seed}";
}
