using System.Text.Json;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Reports;

/// <summary>
/// When workers computed and waited in one sample of a run. Written where a report was asked for: recording reads the clock at each dispatch. Seconds count from
/// the first word of the sample, and are null where it broke off; the sample is null where none was taken. Dispatches: so many, the first ones, are here.
/// </summary>
internal sealed record TimelineEntry(
    string Kernel, string Dispatch, string Sweep, int Workers, string Placement, int TicksPerDispatch, int Ticks, int? Sample, double? Seconds, int Dispatches, IReadOnlyList<SpanEntry> Spans)
{
    public static TimelineEntry Of(Timeline line) => new(
        line.Plan.Schedule.Name,
        DispatchName.Of(line.Plan.Dispatch),
        SweepName.Of(line.Plan.Sweep),
        line.Plan.Workers,
        PlacementName.Of(line.Plan.IsPinned),
        line.Plan.TicksPerDispatch,
        line.Plan.Ticks,
        line.Sample,
        line.Seconds,
        line.Dispatches,
        [.. line.Spans.Select(SpanEntry.Of)]);
}

/// <summary>What somebody did for a while; the worker is null for the coordinator, the state telling, computing, waiting or recovering.</summary>
internal sealed record SpanEntry(int? Worker, string State, double FromSeconds, double ToSeconds)
{
    public static SpanEntry Of(TimelineSpan span) => new(span.Worker, JsonNamingPolicy.CamelCase.ConvertName(span.State.ToString()), span.FromSeconds, span.ToSeconds);
}
