using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Tests.Memory;

namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>Columns in arrays and a segment in shared memory: what a kernel finds in one tick.</summary>
internal sealed class SegmentBench : IDisposable
{
    private readonly RegionRun _run = new();

    public SegmentBench(int capacity, string name = "found")
    {
        Segment = Segment.Create(_run.Creator, name, worker: 0, capacity);
    }

    public Segment Segment { get; }

    /// <summary>Calls a kernel that reads one column, once for each range of it.</summary>
    public int[] Find(ISegmentKernel kernel, float[] column, params ReadOnlySpan<RowRange> ranges)
    {
        BoundColumns bound = new(kernel.Columns, _ => new ArrayColumn(column), Segment);
        Segment.ResumeAt(0);
        foreach (RowRange range in ranges)
        {
            kernel.Run(bound.Rows(range), new Tick(0, 1));
        }

        Segment.Publish();
        return Segment.Read().ToArray();
    }

    public void Dispose()
    {
        Segment.Dispose();
        _run.Dispose();
    }
}
