using ParallelMotion.Coordinator.Pictures;

namespace ParallelMotion.Coordinator.Lab.Cores;

/// <summary>What each kind of work gains from workers.</summary>
internal static class CoresPictures
{
    public static Picture Of(CoresFound found, double cpus) => MeasuredSpeedUps.Picture(
        "Speed-up by workers, for each kind of work",
        $"Higher is faster. Recommended by rules of thumb: {string.Join("; ", found.Curves.Select(static curve => $"{curve.Kind.Name} {curve.Recommended}"))}.",
        cpus,
        found.Curves.Select(static curve => (curve.Kind.Name, curve.Serial, curve.Told)));
}
