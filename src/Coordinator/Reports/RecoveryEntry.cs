using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>What it took to replace workers, from when a loss was noticed until another process had the orders.</summary>
internal sealed record RecoveryEntry(int Samples, double P50Seconds, double P99Seconds, double MaxSeconds)
{
    public static RecoveryEntry? Of(IReadOnlyList<Restart> restarts)
    {
        if (restarts.Count == 0)
        {
            return null;
        }

        SampleStatistics times = SampleStatistics.Of([.. restarts.Select(static each => each.RecoverySeconds)]);
        return new RecoveryEntry(times.Count, times.P50, times.P99, times.Maximum);
    }
}
