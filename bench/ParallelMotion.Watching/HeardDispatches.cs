using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Live.Counting;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Watching;

/// <summary>What hearing of each dispatch costs the thread that tells: the clock's readings and the stores, without the dispatch.</summary>
internal static class HeardDispatches
{
    private const int Batch = 100_000;
    private const int Batches = 51;

    /// <summary>Measures.</summary>
    /// <param name="workers">How many answer each dispatch.</param>
    /// <returns>Seconds a dispatch: the median of the batches.</returns>
    public static double Seconds(int workers)
    {
        DispatchPulse pulse = new();
        pulse.Begin(workers, isRung: false);
        return SampleStatistics.Of([.. Enumerable.Range(0, Batches).Select(_ => Measure(pulse, workers))]).Median;
    }

    private static double Measure(IDispatchTimes times, int workers)
    {
        long start = Stopwatch.GetTimestamp();
        for (int dispatch = 0; dispatch < Batch; dispatch++)
        {
            // As Dispatcher does it.
            times.Told(Execute.Nothing, Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
            for (int worker = 0; worker < workers; worker++)
            {
                times.Heard(worker, nanoseconds: 1, Stopwatch.GetTimestamp());
            }
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / Batch;
    }
}
