using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>What is published of a dispatch.</summary>
/// <param name="Dispatches">What it took, in seconds.</param>
/// <param name="Ticks">What one of its ticks took.</param>
/// <param name="Lateness">What it took beyond its slowest worker's computing.</param>
internal sealed record DispatchHistograms(Histogram<double> Dispatches, Histogram<double> Ticks, Histogram<double> Lateness)
{
    /// <summary>Whether anybody collects them.</summary>
    public bool IsWanted => Dispatches.Enabled || Ticks.Enabled || Lateness.Enabled;

    /// <summary>Records one.</summary>
    /// <param name="seconds">What it took.</param>
    /// <param name="computedSeconds">What its slowest worker computed.</param>
    /// <param name="ticks">How many ticks it asked for, at least one.</param>
    /// <param name="tags">Its run's.</param>
    public void Record(double seconds, double computedSeconds, int ticks, TagList tags)
    {
        Dispatches.Record(seconds, tags);
        Ticks.Record(seconds / ticks, tags);
        Lateness.Record(Math.Max(0, seconds - computedSeconds), tags);
    }
}
