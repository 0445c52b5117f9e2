using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab.Scaling;

/// <summary>The curves, a picture for each size of table.</summary>
internal static class SpeedupPictures
{
    public static IEnumerable<Picture> Of(IEnumerable<ScalingSize> sizes, double cpus) => sizes.Select(size => MeasuredSpeedUps.Picture(
        $"{size.Rows:N0} rows: speed-up by workers",
        "Higher is faster. Where traffic goes flat while arithmetic goes on, memory is short; where both do, CPUs are; where only the curve told every tick stays below, telling is.",
        cpus,
        size.All.Select(static runs => (runs.Curve.Name, runs.Serial, runs.Runs))));
}
