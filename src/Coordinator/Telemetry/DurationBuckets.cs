namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>Bounds of histograms, in seconds. The usual ones begin at 5 ms, where everything of interest here has long been over.</summary>
internal static class DurationBuckets
{
    private static readonly int[] Steps = [1, 2, 5];

    /// <summary>From a doorbell that is watched (0.2 us) to a worker that was away for a second: 1, 2 and 5 of each power of ten.</summary>
    public static IReadOnlyList<double> Telling { get; } = Decades(from: -7, to: 0);

    /// <summary>From a run that stays in registers to one of hours.</summary>
    public static IReadOnlyList<double> Runs { get; } = Decades(from: -4, to: 4);

    // Parsed, so that a bound is the number that stands on an axis: 2 times a power of ten below 1 isn't, to the last bit.
    private static double[] Decades(int from, int to) =>
    [
        .. Enumerable.Range(from, to - from).SelectMany(static power => Steps, static (power, step) => double.Parse($"{step}e{power}")),
        double.Parse($"1e{to}"),
    ];
}
