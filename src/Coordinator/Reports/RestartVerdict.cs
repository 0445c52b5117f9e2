using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>What is said of workers that died and were replaced.</summary>
internal static class RestartVerdict
{
    /// <summary>Makes the sentence; null where nobody died.</summary>
    public static string? Of(IReadOnlyList<Restart> restarts)
    {
        if (RecoveryEntry.Of(restarts) is not { } times)
        {
            return null;
        }

        string workers = restarts.Count == 1 ? "One worker died and was" : $"{restarts.Count} workers died and were";
        string took = restarts.Count == 1 ? UnitText.Seconds(times.P50Seconds) : $"{UnitText.Seconds(times.P50Seconds)} (p50) to {UnitText.Seconds(times.P99Seconds)} (p99)";
        return $"{workers} replaced, which took {took}: nothing is lost and nothing was done twice{(restarts.Any(static each => each.Sample is not null) ? ", but the samples in which that happened took longer for it" : ", and no sample took longer for it")}.";
    }
}
