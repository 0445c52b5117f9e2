namespace ParallelMotion.Coordinator.Workers;

/// <summary>What a process is called in a sentence.</summary>
internal static class PlaceName
{
    /// <summary>Says it.</summary>
    /// <param name="worker">The place that it was started for.</param>
    /// <param name="standsBy">Whether it is nobody's yet: its place is then that behind the last, and workers are numbered from 0.</param>
    public static string Of(int worker, bool standsBy) => standsBy ? "the process that stands by" : $"worker {worker}";

    /// <summary>Says it at the beginning of a sentence.</summary>
    /// <inheritdoc cref="Of"/>
    public static string AtBeginning(int worker, bool standsBy) => standsBy ? "The process that stands by" : $"Worker {worker}";
}
