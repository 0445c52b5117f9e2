using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab.Telling;

/// <summary>A tick's cost by ticks a dispatch, a picture for each size of table.</summary>
internal static class TellingCurves
{
    public static IEnumerable<Picture> Of(IEnumerable<TellingSize> sizes) => sizes.Select(static size => new CurvePicture(
        $"{size.Rows:N0} rows: a tick's cost by ticks told at once",
        TellingPictures.HowToRead + "Points are fastest samples, which other load touches least; thin upright lines reach up to the slowest. A curve without a line has a cost that drowned in noise.",
        new PictureAxis("ticks a dispatch", PictureUnit.Count, IsLogarithmic: true),
        new PictureAxis("time of a tick", PictureUnit.Seconds),
        [.. size.Told.Select(Measured), .. size.Told.Index().Where(static told => told.Item.Fit.Cost.IsResolved && told.Item.WorkPerTick > 0).Select(static told => Fitted(told.Item, told.Index))]));

    private static Curve Measured(ToldRuns told) => new(told.Teller.Name, CurveKind.Measured, [.. told.Runs
        .Select(run => new CurvePoint(run.Plan.TicksPerDispatch, run.Seconds.Minimum / told.Ticks, run.Seconds.Minimum / told.Ticks, run.Seconds.Maximum / told.Ticks))
        .OrderBy(static point => point.X)]);

    private static Curve Fitted(ToldRuns told, int index) => new Amortised(told.WorkPerTick, told.Fit.Cost.Seconds).Drawn(Measured(told), index);
}
