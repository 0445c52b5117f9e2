using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>A sample of which a timeline can be made, as often as something more of it becomes known.</summary>
/// <param name="Plan">The run.</param>
/// <param name="Sample">Which sample it is, from 1; null where none was taken.</param>
/// <param name="Record">The times of its dispatches.</param>
internal sealed record RecordedSample(RunPlan Plan, int? Sample, DispatchRecord Record)
{
    /// <summary>What its ticks took; null while it runs, and where it broke off.</summary>
    public double? Seconds { get; init; }

    /// <summary>When places were vacant, as far as that was noted; what lies outside of its dispatches shows nowhere.</summary>
    public List<Recovery> Recoveries { get; } = [];

    /// <summary>The timeline; null where nothing was told.</summary>
    public Timeline? ToTimeline() => Record.Count == 0 ? null : new Timeline(Plan, Sample, Seconds, Record.Count, TimelineSpans.Of(Record, Recoveries));
}
