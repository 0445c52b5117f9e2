using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Measurements;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Shared.Protocol;

namespace ParallelMotion.Coordinator.Telemetry;

/// <summary>
/// Notes what a run's dispatches take, and records them when there is no room for more: then one dispatch in some thousands ends with a
/// pause of about a millisecond in place of a fraction of a microsecond in each.
/// </summary>
/// <param name="plan">The run.</param>
/// <param name="histograms">Where they go.</param>
internal sealed class DispatchMetrics(RunPlan plan, DispatchHistograms histograms) : IDispatchTimes
{
    private const int Room = 4096;

    private readonly TagList _tags = TelemetryTags.Of(plan);
    private readonly Noted[] _noted = new Noted[Math.Min(Room, (plan.Ticks + plan.TicksPerDispatch - 1) / plan.TicksPerDispatch)];
    private int _count;
    private long _begun;
    private int _ticks;
    private long _slowest;
    private int _answers;

    /// <inheritdoc/>
    public void Told(Execute order, long begun, long ended)
    {
        (_begun, _ticks, _slowest, _answers) = (begun, order.TickCount, 0, 0);
    }

    /// <inheritdoc/>
    public void Heard(int worker, long nanoseconds, long at)
    {
        _slowest = Math.Max(_slowest, nanoseconds);
        if (++_answers < plan.Workers || _ticks == 0)
        {
            return;
        }

        if (_count == _noted.Length)
        {
            Record();
        }

        _noted[_count++] = new Noted(at - _begun, _slowest, _ticks);
    }

    /// <summary>Records what is noted.</summary>
    public void Record()
    {
        foreach (Noted each in _noted.AsSpan(0, _count))
        {
            histograms.Record(Elapsed.Seconds(0, each.Elapsed), each.Slowest * 1e-9, each.Ticks, _tags);
        }

        _count = 0;
    }

    private readonly record struct Noted(long Elapsed, long Slowest, int Ticks);
}
