using System.Diagnostics;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Lab.RoundTrips;

/// <summary>What reading the clock takes, and what it can tell apart: the floor under every figure.</summary>
/// <param name="Median">Seconds between two readings that follow each other, typically.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Step">The least that isn't zero: shorter times can't be told apart.</param>
internal sealed record ClockCost(double Median, double Minimum, double Step)
{
    private const int Readings = 20_000;

    /// <summary>Measures, in a few milliseconds.</summary>
    public static ClockCost Measure()
    {
        long[] stamps = new long[Readings];
        for (int turn = 0; turn < 2; turn++)
        {
            // The first turn brings the loop and the array's pages in.
            for (int reading = 0; reading < stamps.Length; reading++)
            {
                stamps[reading] = Stopwatch.GetTimestamp();
            }
        }

        return Of(stamps);
    }

    /// <summary>Judges readings that followed each other.</summary>
    internal static ClockCost Of(ReadOnlySpan<long> stamps)
    {
        List<double> differences = [];
        for (int reading = 1; reading < stamps.Length; reading++)
        {
            differences.Add(Elapsed.Seconds(stamps[reading - 1], stamps[reading]));
        }

        SampleStatistics all = SampleStatistics.Of(differences);
        return new ClockCost(all.Median, all.Minimum, differences.Where(static each => each > 0).DefaultIfEmpty(1.0 / Stopwatch.Frequency).Min());
    }
}
