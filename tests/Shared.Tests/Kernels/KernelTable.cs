using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>Columns in arrays, and what a kernel makes of them.</summary>
internal sealed class KernelTable(IKernel kernel, params (string Name, float[] Values)[] columns)
{
    private readonly Dictionary<string, float[]> _columns = columns.ToDictionary(
        column => column.Name, column => (float[])column.Values.Clone(), StringComparer.Ordinal);

    public Schedule Schedule => Schedule.Of(kernel, kernel.Bind(_columns.Keys.ToHashSet(StringComparer.Ordinal)));

    private BoundColumns Bound => new(Schedule.Columns, StorageOf);

    public ArrayColumn StorageOf(ColumnUse use) => new(_columns[use.Column], use.ElementType);

    public KernelTable Run(float dt, params ReadOnlySpan<RowRange> ranges)
    {
        foreach (RowRange range in ranges)
        {
            kernel.Run(Bound.Rows(range), new Tick(0, dt));
        }

        return this;
    }

    public KernelTable Sweep(int ticks, float dt, Sweep order, ISweepProgress progress, params ReadOnlySpan<RowRange> ranges)
    {
        foreach (RowRange range in ranges)
        {
            new ScheduleSweep(Schedule, StorageOf, range, dt, order).Run(0, ticks, progress);
        }

        return this;
    }

    public uint[] Bits(string column) => [.. _columns[column].Select(BitConverter.SingleToUInt32Bits)];
}
