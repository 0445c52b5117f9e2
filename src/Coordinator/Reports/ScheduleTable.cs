using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>The kernels of a tick in their phases, where there are several.</summary>
internal static class ScheduleTable
{
    /// <summary>Longer lists of names make the table wider than a terminal.</summary>
    private const int MostCharacters = 22;

    private const int MostCharactersOfTitle = 24;

    public static TitledTable Of(Schedule schedule, ITickEnd? end)
    {
        string barrier = schedule.Phases == 1 ? "all side by side"
            : schedule.ReadsAround ? "workers wait for each other between phases"
            : "no worker waits for another between phases";
        TitledTable table = new($"A tick of {Name(schedule)} ({barrier})", ">phase", "kernel", "writes", "reads");
        foreach (ScheduledKernel kernel in schedule.Kernels.Length > 1 ? schedule.InOrder : [])
        {
            table.Add(
                $"{kernel.Phase + 1}",
                kernel.Kernel.Name,
                Writes(kernel),
                Reads(kernel));
        }

        if (end is not null)
        {
            table.Add("end", $"coordinator: {end.Name}", Columns(end.Columns.Where(static use => use.IsWritten)), $"segment {end.Segment}");
        }

        return table;
    }

    private static string Name(Schedule schedule) => schedule.Name.Length <= MostCharactersOfTitle ? schedule.Name : $"{schedule.Kernels.Length} kernels";

    private static string Reads(ScheduledKernel kernel) => Columns(kernel.Uses.Where(static use => !use.IsWritten));

    private static string Writes(ScheduledKernel kernel)
    {
        string columns = Columns(kernel.Uses.Where(static use => use.IsWritten));
        return kernel.Kernel is not ISegmentKernel finder ? columns
            : kernel.Written.Any() ? $"{columns}, segment {finder.Segment}"
            : $"segment {finder.Segment}";
    }

    private static string Columns(IEnumerable<ColumnUse> uses)
    {
        string[] names = [.. uses.Select(static use => use.Column)];
        return string.Join(' ', names) switch
        {
            "" => "-",
            { Length: <= MostCharacters } joined => joined,
            _ => names.Length == 1 ? "1 column" : $"{names.Length} columns",
        };
    }
}
