using System.Diagnostics;
using ParallelMotion.Coordinator.Measurements;

namespace ParallelMotion.Coordinator.Observation;

/// <summary>Makes spans of the times of dispatches.</summary>
internal sealed class TimelineSpans
{
    private readonly DispatchRecord _record;
    private readonly long _start;
    private readonly List<TimelineSpan> _spans = [];

    private TimelineSpans(DispatchRecord record)
    {
        _record = record;
        _start = record.Begun(0);
    }

    /// <summary>Makes them.</summary>
    /// <param name="record">At least one dispatch.</param>
    /// <param name="recoveries">When places were vacant.</param>
    public static IReadOnlyList<TimelineSpan> Of(DispatchRecord record, IReadOnlyList<Recovery> recoveries)
    {
        TimelineSpans all = new(record);
        all.AddCoordinator();
        for (int worker = 0; worker < record.Workers; worker++)
        {
            all.AddWorker(worker, [.. recoveries.Where(each => each.Worker == worker).OrderBy(static each => each.Noticed)]);
        }

        return all._spans;
    }

    private void AddCoordinator()
    {
        for (int dispatch = 0; dispatch < _record.Count; dispatch++)
        {
            Add(null, TimelineState.Telling, _record.Begun(dispatch), _record.Ended(dispatch));
            Add(null, TimelineState.Waiting, _record.Ended(dispatch), EndOf(dispatch));
        }
    }

    private void AddWorker(int worker, IReadOnlyList<Recovery> recoveries)
    {
        long free = _start;
        for (int dispatch = 0; dispatch < _record.Count; dispatch++)
        {
            long told = Math.Max(free, _record.Ended(dispatch));
            Add(worker, TimelineState.Waiting, free, told);
            free = AddRecoveries(worker, dispatch, told, recoveries);
            long nanoseconds = _record.Nanoseconds(dispatch, worker);

            // Whoever hasn't answered when a sample breaks off was at it.
            long computed = nanoseconds == 0 ? EndOf(dispatch) : free + (long)(nanoseconds * 1e-9 * Stopwatch.Frequency);
            long until = Math.Min(computed, Math.Max(free, EndOf(dispatch)));
            Add(worker, TimelineState.Computing, free, until);
            Add(worker, TimelineState.Waiting, until, EndOf(dispatch));
            free = Math.Max(until, EndOf(dispatch));
        }
    }

    // Whoever died had computed until then; whoever has its place counts its own time alone. That somebody has it is noted a little after it is told the order.
    private long AddRecoveries(int worker, int dispatch, long told, IReadOnlyList<Recovery> recoveries)
    {
        long free = told;
        foreach (Recovery recovery in recoveries.Where(each => each.Noticed >= _record.Begun(dispatch) && each.Noticed < EndOf(dispatch)))
        {
            long noticed = Math.Max(free, recovery.Noticed);
            long replaced = Math.Max(noticed, Math.Min(recovery.Replaced, EndOf(dispatch)));
            Add(worker, TimelineState.Computing, free, noticed);
            Add(worker, TimelineState.Recovering, noticed, replaced);
            free = replaced;
        }

        return free;
    }

    // Where the sample broke off, nobody was heard.
    private long EndOf(int dispatch) => Math.Max(_record.Heard(dispatch), _record.Ended(dispatch));

    private void Add(int? worker, TimelineState state, long from, long to)
    {
        if (to > from)
        {
            _spans.Add(new TimelineSpan(worker, state, Elapsed.Seconds(_start, from), Elapsed.Seconds(_start, to)));
        }
    }
}
