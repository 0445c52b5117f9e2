using System.Diagnostics;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Dispatch;

/// <summary>
/// Measures what sleeping costs: a round trip to workers that fell asleep, on a CPU that did so too. Whoever
/// watches a word for about that long before it sleeps wastes at most as much again as it could have saved (Karlin, Li,
/// Manasse and Owicki, "Empirical studies of competitive spinning", 1991).
/// </summary>
internal static class WakeMeter
{
    private const int Rounds = 15;

    /// <summary>Long enough for both to fall asleep, as they would between two ticks.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(2);

    /// <summary>Measures.</summary>
    /// <param name="crew">Who is told: one worker for what a wake costs, all for what telling costs.</param>
    /// <param name="stop">Heeded between two rounds.</param>
    /// <returns>The median.</returns>
    public static TimeSpan Measure(AttachedCrew crew, CancellationToken stop)
    {
        double[] seconds = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            _ = stop.WaitHandle.WaitOne(Gap);
            stop.ThrowIfCancellationRequested();
            long sent = Stopwatch.GetTimestamp();
            Dispatcher.Round(crew, Execute.Nothing);
            seconds[round] = Stopwatch.GetElapsedTime(sent).TotalSeconds;
        }

        return TimeSpan.FromSeconds(SampleStatistics.Of(seconds).Median);
    }
}
