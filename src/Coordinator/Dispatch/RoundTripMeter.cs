using System.Diagnostics;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>
/// Measures the cost of telling: rounds of executes that ask for no ticks. What a round takes is the time from the first
/// write to the last answer of all workers.
/// </summary>
internal static class RoundTripMeter
{
    private const int WarmUpRounds = 500;

    /// <summary>Enough for a 99.9th percentile that one sample lies above; taken however slow the machine is.</summary>
    private const int MinRounds = 1000;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    /// <summary>Measures.</summary>
    /// <param name="crew">Who is told, and by what.</param>
    /// <param name="maxRounds">Samples to take, at least one; fewer when they would take more than a second.</param>
    /// <param name="stop">Heeded between two rounds.</param>
    public static RoundTrip Measure(AttachedCrew crew, int maxRounds, CancellationToken stop)
    {
        RoundTripSeries.WarmUp(crew, Math.Min(WarmUpRounds, maxRounds), stop);
        double[] seconds = new double[maxRounds];
        int count = 0;
        long start = Stopwatch.GetTimestamp();
        while (count < maxRounds && (count < MinRounds || Stopwatch.GetElapsedTime(start) < Budget))
        {
            stop.ThrowIfCancellationRequested();
            long sent = Stopwatch.GetTimestamp();
            Dispatcher.Round(crew, Execute.Nothing);
            seconds[count++] = Elapsed.Seconds(sent, Stopwatch.GetTimestamp());
        }

        return new RoundTrip(crew.Workers.Length, SampleStatistics.Of(seconds[..count]));
    }
}
