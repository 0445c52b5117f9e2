using System.Diagnostics;

namespace ParallelMotion.Coordinator.Measurements;

/// <summary>Durations as fine as the clock tells them: a <see cref="TimeSpan"/> counts in 100 ns, and a round trip may take five of those.</summary>
internal static class Elapsed
{
    /// <summary>Seconds between two readings of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public static double Seconds(long from, long to) => (double)(to - from) / Stopwatch.Frequency;
}
