using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Pictures;

/// <summary>
/// What a tick costs by how many of them are told at once: a picture for each kernel of a job, with the two or three numbers of ticks that a job
/// has. The lab's exercise <c>dispatch</c> has more.
/// </summary>
internal static class TellingPictures
{
    /// <summary>How a picture of the kind is read.</summary>
    public const string HowToRead =
        "Lower is cheaper. To the left workers are told every tick, to the right many ticks at once: what falls away between is the cost of telling, and what stays is the work. "
        + "Dashed: the line a + b / k through the points of a curve, for k ticks a dispatch, with the work a and the cost b of one dispatch. ";

    private const string TwoPoints =
        "A job measures few numbers of ticks, so the line goes through its points and is no proof of its own shape: lab dispatch measures more. "
        + "Told once there is next to nothing to tell, so one run, by pipe, is the right end of both channels.";

    public static IEnumerable<CurvePicture> Of(ResultDocument result) =>
        from kernel in result.Measurements.Where(static each => ComparedRuns.IsOnWorkers(each) && each.Placement is not "pinned").GroupBy(static each => each.Kernel, StringComparer.Ordinal)
        let plain = kernel.GroupBy(static each => each.Sweep, StringComparer.Ordinal).FirstOrDefault(static sweep => sweep.DistinctBy(static each => each.TicksPerDispatch).Count() > 1)
        where plain is not null
        select new CurvePicture(
            $"{kernel.Key}: a tick's cost by ticks told at once ({plain.Key})",
            HowToRead + TwoPoints,
            new PictureAxis("ticks a dispatch", PictureUnit.Count, IsLogarithmic: true),
            new PictureAxis("time of a tick", PictureUnit.Seconds),
            Amortised.WithFits([.. Curves([.. plain])]));

    private static IEnumerable<Curve> Curves(IReadOnlyList<MeasurementEntry> runs)
    {
        foreach (int workers in new[] { runs.Min(static each => each.Workers), runs.Max(static each => each.Workers) }.Distinct())
        {
            MeasurementEntry[] alike = [.. runs.Where(each => each.Workers == workers)];
            MeasurementEntry? once = alike.MaxBy(static each => each.TicksPerDispatch);
            foreach (IGrouping<string, MeasurementEntry> channel in alike.GroupBy(ComparedRuns.ChannelOf, StringComparer.Ordinal))
            {
                MeasurementEntry[] points = [.. channel.Append(once!).Distinct().OrderBy(static each => each.TicksPerDispatch)];
                yield return new Curve($"{channel.Key}, {Plans.RunName.Workers(workers)}", CurveKind.Measured, [.. points.Select(Point)]);
            }
        }
    }

    private static CurvePoint Point(MeasurementEntry run) =>
        new(run.TicksPerDispatch, run.MedianSeconds / run.Ticks, run.SamplesSeconds.Min() / run.Ticks, run.SamplesSeconds.Max() / run.Ticks);
}
