using System.Diagnostics;
using ParallelMotion.Coordinator.Dispatch;
using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Regions;
using ParallelMotion.Coordinator.Verification;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Coordinator.Runs;

/// <summary>
/// What follows every tick of a run in which kernels find rows: the segments are merged, and the coordinator does its part
/// of the tick. Serial, on the dispatching thread, while no worker computes.
/// </summary>
internal sealed class TickEnds : IDispatchProgress, IDisposable
{
    private readonly RunPlan _plan;
    private readonly SegmentMerge[] _merges;
    private readonly BoundColumns? _columns;
    private readonly IDispatchProgress? _next;
    private readonly FoundRowsDigest _digest = new();
    private long _mergeTicks;
    private long _endTicks;
    private long _checkTicks;

    /// <summary>Prepares.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="table">The table.</param>
    /// <param name="segments">The segments.</param>
    /// <param name="next">Who hears of each tick too; null where nobody wants to.</param>
    public TickEnds(RunPlan plan, SharedTable table, SegmentSet segments, IDispatchProgress? next)
    {
        _plan = plan;
        _merges = [.. plan.Schedule.Finders.Select(kernel => new SegmentMerge(segments, kernel.Segment, plan.Workers, plan.Partition.Rows))];
        _columns = plan.TickEnd is { } end ? new BoundColumns(end.Columns, table.StorageOf) : null;
        _next = next;
    }

    /// <summary>What was found, and what merging and ending took. Complete once the run is.</summary>
    public FoundRows Found => new(_digest.Rows, _digest.Hash(), Seconds(_mergeTicks), Seconds(_endTicks));

    /// <summary>Seconds spent on remembering what was found: no part of the run.</summary>
    public double CheckSeconds => Seconds(_checkTicks);

    /// <inheritdoc/>
    public void Finished(int finishedTicks)
    {
        foreach (SegmentMerge merge in _merges)
        {
            long start = Stopwatch.GetTimestamp();
            ReadOnlySpan<int> found = merge.Merge();
            long merged = Stopwatch.GetTimestamp();
            End(merge.Name, found, finishedTicks - 1);
            long ended = Stopwatch.GetTimestamp();
            _digest.Add(found);
            _mergeTicks += merged - start;
            _endTicks += ended - merged;
            _checkTicks += Stopwatch.GetTimestamp() - ended;
        }

        _next?.Finished(finishedTicks);
    }

    /// <inheritdoc/>
    public void Dispose() => _digest.Dispose();

    private void End(string segment, ReadOnlySpan<int> found, int tick)
    {
        if (_plan.TickEnd is { } end && string.Equals(end.Segment, segment, StringComparison.Ordinal))
        {
            end.Run(_columns!.Rows(new RowRange(0, _plan.Partition.Rows)), found, new Tick(tick, _plan.Dt));
        }
    }

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
}
