using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;

namespace ParallelMotion.Shared.Scheduling;

/// <summary>A tick's kernels over one range of their columns.</summary>
internal sealed class BoundSchedule
{
    public BoundSchedule(
        Schedule schedule, Func<ColumnUse, IColumnStorage> storageOf, Func<ISegmentKernel, Segment> segmentOf, RowRange range, float dt)
    {
        Kernels = [.. schedule.InOrder.Select(kernel => new BoundKernel(kernel, storageOf, segmentOf))];
        Range = range;
        Dt = dt;
    }

    /// <summary>In the order in which they run.</summary>
    public BoundKernel[] Kernels { get; }

    public RowRange Range { get; }

    public float Dt { get; }

    public SweepPosition Position { get; } = new();

    public RowRange Block(int start, int rows) => new(start, (int)Math.Min(Range.End, (long)start + rows));
}
