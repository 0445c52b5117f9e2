using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>What is said of workers that died and were replaced.</summary>
internal static class RestartVerdict
{
    /// <summary>Makes the sentence; null where nobody died.</summary>
    public static string? Of(IReadOnlyList<Restart> restarts)
    {
        if (restarts.Count == 0)
        {
            return null;
        }

        SampleStatistics times = SampleStatistics.Of([.. restarts.Select(static each => each.RecoverySeconds)]);
        string workers = restarts.Count == 1 ? "One worker died and was" : $"{restarts.Count} workers died and were";
        string took = restarts.Count == 1 ? UnitText.Seconds(times.Median) : $"{UnitText.Seconds(times.P50)} (p50) to {UnitText.Seconds(times.P99)} (p99)";
        return $"{workers} replaced, which took {took}: nothing is lost and nothing was done twice, but the samples in which that happened took longer for it.";
    }
}
