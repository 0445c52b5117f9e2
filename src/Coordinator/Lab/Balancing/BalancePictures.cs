using ParallelMotion.Coordinator.Pictures;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Lab.Balancing;

/// <summary>How waiting goes away as borders move.</summary>
internal static class BalancePictures
{
    public static IEnumerable<Picture> Of(IEnumerable<SkewedSize> sizes) => sizes.Select(static size => new CurvePicture(
        $"{size.Rows:N0} rows: waiting by round",
        "Lower is better. The share of the workers' time in which they waited for the slowest; the first round has even borders, and each next one those that the last round's times ask for. "
        + "Rounds are single runs, so a curve may jump up again where something else wanted the CPUs.",
        new PictureAxis("round", PictureUnit.Count),
        new PictureAxis("waiting", PictureUnit.Share),
        [.. size.Counts.Select(static each => new Curve(
            RunName.Workers(each.Workers), CurveKind.Measured, [.. each.Rounds.Select(static (round, index) => new CurvePoint(index + 1, round.Times.Idle))]))]));
}
