using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>When one run may be called faster than another.</summary>
internal static class Gain
{
    /// <summary>What is less is not called a gain: medians of few samples move by as much.</summary>
    private const double Least = 1.1;

    /// <summary>Whether a run is faster in the median and in every round: medians of few samples move by more than many a gain.</summary>
    /// <param name="slower">The run it is compared with.</param>
    /// <param name="faster">The run.</param>
    public static bool IsSeen(Measurement slower, Measurement faster) =>
        slower.Seconds.Median / faster.Seconds.Median >= Least
        && faster.Samples.Length >= DispatchCost.FewestSamples
        && faster.Samples.Zip(slower.Samples).All(static pair => pair.First < pair.Second);
}
