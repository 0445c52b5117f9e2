using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab;

/// <summary>Curves of speed-up by workers, as exercises draw them.</summary>
internal static class MeasuredSpeedUps
{
    /// <summary>One picture.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="howToRead">What is special about it; what holds for all such pictures is added.</param>
    /// <param name="cpus">CPUs that workers share.</param>
    /// <param name="curves">By name the serial run and those with workers.</param>
    public static CurvePicture Picture(string title, string howToRead, double cpus, IEnumerable<(string Name, Measurement Serial, IReadOnlyList<Measurement> Runs)> curves)
    {
        Curve[] measured = [.. curves.Select(static curve => Of(curve.Name, curve.Serial, curve.Runs))];
        int most = (int)measured.Max(static curve => curve.Points[^1].X);
        return new CurvePicture(
            title,
            $"{howToRead} The thin upright line at a point reaches from its slowest to its fastest sample. Dashed: what is ideal; a ceiling is drawn where workers outnumber the CPUs that they share (here {cpus:0.##}).",
            PictureAxis.Workers(most),
            new PictureAxis("speed-up", PictureUnit.Times, IsLogarithmic: most > 8),
            [.. measured, .. SpeedUpPictures.References(most, cpus)]);
    }

    private static Curve Of(string name, Measurement serial, IReadOnlyList<Measurement> runs)
    {
        double alone = serial.Seconds.Median;
        return new Curve(name, CurveKind.Measured, [.. runs.OrderBy(static run => run.Plan.Workers).Select(run =>
            new CurvePoint(run.Plan.Workers, alone / run.Seconds.Median, alone / run.Seconds.Maximum, alone / run.Seconds.Minimum))]);
    }
}
