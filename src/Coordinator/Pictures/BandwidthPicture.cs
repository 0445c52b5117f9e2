using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>What every run of a job amounts to in bytes a second: ways downwards, workers across.</summary>
internal static class BandwidthPicture
{
    public static HeatPicture? Of(ResultDocument result)
    {
        MeasurementEntry[] runs = [.. result.Measurements.Where(ComparedRuns.IsFit)];
        int[] counts = [.. runs.Where(ComparedRuns.IsOnWorkers).Select(static each => each.Workers).Distinct().Order()];
        if (counts.Length == 0)
        {
            return null;
        }

        IEnumerable<HeatRow> rows =
            from way in runs.Where(ComparedRuns.IsOnWorkers).GroupBy(static each => (each.Kernel, Name: ComparedRuns.NameOf(each)))
            let serial = runs.FirstOrDefault(each => each.Dispatch is "serial" && string.Equals(each.Kernel, way.Key.Kernel, StringComparison.Ordinal) && string.Equals(each.Sweep, way.First().Sweep, StringComparison.Ordinal))
            select new HeatRow($"{way.Key.Kernel}: {way.Key.Name}", [serial?.BytesPerSecond, .. counts.Select(count => way.FirstOrDefault(each => each.Workers == count)?.BytesPerSecond)]);
        return new HeatPicture(
            "Bytes a second, by run and workers",
            "The fuller the colour, the more. Each cell is what the kernel's loads and stores amount to in the median run, shaded by its logarithm between the smallest and the largest cell. More than memory can deliver "
            + "means that ticks ran in a cache or in registers (tiled, fused). What memory delivers isn't known from this run: lab bandwidth measures it.",
            "run",
            "workers",
            ["one process", .. counts.Select(static count => RunName.Workers(count))],
            [.. rows],
            PictureUnit.BytesPerSecond,
            Least: runs.Min(static each => each.BytesPerSecond),
            Full: runs.Max(static each => each.BytesPerSecond));
    }
}
