using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>How many times as fast more and more workers are: a picture for each kernel of a job.</summary>
internal static class SpeedUpPictures
{
    public static IEnumerable<CurvePicture> Of(ResultDocument result) =>
        from kernel in result.Measurements.Where(ComparedRuns.IsOnWorkers).GroupBy(static each => each.Kernel, StringComparer.Ordinal)
        select new CurvePicture(
            $"{kernel.Key}: speed-up by workers",
            HowToRead(result),
            PictureAxis.Workers(kernel.Max(static each => each.Workers)),
            new PictureAxis("speed-up", PictureUnit.Times, kernel.Max(static each => each.Workers) > 8),
            [.. Measured(kernel), .. References(kernel.Max(static each => each.Workers), result.Machine.SharedCpus)]);

    /// <summary>What a speed-up can be at best: as many times as there are workers, and no more than there are CPUs.</summary>
    /// <param name="most">The most workers.</param>
    /// <param name="cpus">CPUs that they share.</param>
    public static IEnumerable<Curve> References(int most, double cpus)
    {
        if (most > 1)
        {
            yield return new Curve("ideal: as many times as workers", CurveKind.Reference, [new(1, 1), new(most, most)]);
        }

        if (cpus < most && cpus >= 1)
        {
            yield return new Curve($"ceiling: {cpus:0.##} CPUs", CurveKind.Reference, [new(cpus, cpus), new(most, cpus)]);
        }
    }

    private static IEnumerable<Curve> Measured(IEnumerable<MeasurementEntry> runs) =>
        from way in runs.GroupBy(ComparedRuns.NameOf, StringComparer.Ordinal)
        select new Curve(way.Key, CurveKind.Measured, [.. way.OrderBy(static each => each.Workers).Select(Point)]);

    // The serial run's median stays the measure: what spreads is this run.
    private static CurvePoint Point(MeasurementEntry run)
    {
        double serial = run.Speedup * run.MedianSeconds;
        return new(run.Workers, run.Speedup, serial / run.SamplesSeconds.Max(), serial / run.SamplesSeconds.Min());
    }

    private static string HowToRead(ResultDocument result) =>
        "Higher is faster. Each curve is one way of telling workers and of crossing memory, beside one process alone that crosses it the same way: a curve that stays "
        + "flat gains nothing from more workers. The thin upright line at a point reaches from its slowest to its fastest sample. Dashed: what is ideal"
        + $"; a ceiling is drawn where workers outnumber the CPUs that they share (here {result.Machine.SharedCpus:0.##}). The memory's own ceiling isn't known from this run: lab bandwidth measures it.";
}
