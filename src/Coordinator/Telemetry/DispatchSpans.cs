using System.Diagnostics;
using ParallelMotion.Coordinator.Observation;
using ParallelMotion.Coordinator.Plans;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>Makes spans of a sample's first dispatches: one for each, and within it one for what each worker computed.</summary>
/// <param name="maker">Makes them.</param>
/// <param name="plan">The run.</param>
/// <param name="record">What was noted of its dispatches.</param>
internal sealed class DispatchSpans(SpanMaker maker, RunPlan plan, DispatchRecord record)
{
    /// <summary>Makes them.</summary>
    /// <param name="run">The run's span.</param>
    public void MakeWithin(ActivityContext run)
    {
        for (int dispatch = 0; dispatch < record.Count; dispatch++)
        {
            TagList tags = new()
            {
                { "parallelmotion.tick.first", record.FirstTick(dispatch) },
                { "parallelmotion.tick.count", record.Ticks(dispatch) },
            };
            long ended = Math.Max(record.Heard(dispatch), record.Ended(dispatch));
            ActivityContext span = maker.Make("dispatch", run, record.Begun(dispatch), ended, tags, record.Heard(dispatch) == 0 ? "Nobody has answered." : null);
            MakeWithin(span, dispatch);
        }
    }

    // From when all were told: when each woke isn't known.
    private void MakeWithin(ActivityContext span, int dispatch)
    {
        long told = record.Ended(dispatch);
        for (int worker = 0; worker < record.Workers; worker++)
        {
            if (record.Nanoseconds(dispatch, worker) is > 0 and long nanoseconds)
            {
                TagList tags = new()
                {
                    { TelemetryTags.Worker, worker },
                    { "parallelmotion.range.start", plan.Partition.Ranges[worker].Start },
                    { "parallelmotion.range.end", plan.Partition.Ranges[worker].End },
                };
                _ = maker.Make("compute", span, told, told + (long)(nanoseconds * 1e-9 * Stopwatch.Frequency), tags);
            }
        }
    }
}
