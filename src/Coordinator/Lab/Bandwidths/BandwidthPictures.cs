using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Reports;

namespace ParallelMotion.Coordinator.Lab.Bandwidths;

/// <summary>What memory gives: parts of the ceiling by rows and workers, and the largest table's way up to it.</summary>
internal static class BandwidthPictures
{
    public static IEnumerable<Picture> Of(IReadOnlyList<BandwidthSize> sizes, Ceiling ceiling) => [Shares(sizes, ceiling), Rates(sizes[^1], ceiling)];

    private static HeatPicture Shares(IReadOnlyList<BandwidthSize> sizes, Ceiling ceiling) => new(
        $"motion in parts of the ceiling ({UnitText.BytesPerSecond(ceiling.BytesPerSecond)}), by rows and workers",
        "The fuller the colour, the more. 100 % is as fast as the fastest triad in memory; more than that came from caches, and is shaded as 100 %. Where a line stops growing before its colour is full, memory isn't what is short.",
        "rows",
        "workers",
        [.. sizes[0].Motion.Select((run, index) => index == 0 ? "one process" : Plans.RunName.Workers(run.Plan.Workers))],
        [.. sizes.Select(size => new HeatRow($"{size.Rows:N0} rows", [.. size.Motion.Select(run => (double?)ceiling.ShareOf(run))]))],
        PictureUnit.Share,
        Least: 0,
        Full: 1);

    private static CurvePicture Rates(BandwidthSize size, Ceiling ceiling)
    {
        int most = size.Motion[^1].Plan.Workers;
        return new CurvePicture(
            $"{size.Rows:N0} rows: bytes a second by workers",
            "Higher is more. Dashed: the ceiling, the fastest triad of tables that caches don't hold. Thin upright lines reach from the slowest to the fastest sample.",
            PictureAxis.Workers(most),
            new PictureAxis("bandwidth", PictureUnit.BytesPerSecond),
            [
                Of("motion", size.Motion),
                Of("triad", size.Triad),
                new Curve($"ceiling: {UnitText.BytesPerSecond(ceiling.BytesPerSecond)}", CurveKind.Reference, [new(1, ceiling.BytesPerSecond), new(most, ceiling.BytesPerSecond)]),
            ]);
    }

    // The first is the process alone, which stands beside no number of workers.
    private static Curve Of(string name, IReadOnlyList<Measurement> runs) => new(name, CurveKind.Measured, [.. runs.Skip(1).OrderBy(static run => run.Plan.Workers).Select(static run =>
        new CurvePoint(run.Plan.Workers, run.BytesPerSecond, run.Plan.BytesMoved / run.Seconds.Maximum, run.Plan.BytesMoved / run.Seconds.Minimum))]);
}
