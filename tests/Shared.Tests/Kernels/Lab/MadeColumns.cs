using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Lab;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Shared.Tests.Kernels.Lab;

/// <summary>Columns that kernels of the lab's run on.</summary>
internal sealed class MadeColumns
{
    private readonly Dictionary<string, ScratchColumn> _columns = new(StringComparer.Ordinal);
    private readonly int _rows;

    public MadeColumns(int rows, int seed, int ticks)
    {
        _rows = rows;
        Random random = new(seed);
        Add<float>("pos", ElementType.Float32, () => random.NextSingle() * 100);
        Add<float>("vel", ElementType.Float32, () => random.NextSingle() - 0.5f);
        Add(FinalTick.Column, ElementType.UInt32, () => (uint)(ticks - 1));
        Add(ChurnKernel.PausedColumn, ElementType.Float64, static () => -1.0);
        Add(ChurnKernel.CollectedColumn, ElementType.UInt32, static () => uint.MaxValue);
    }

    public ReadOnlySpan<T> Rows<T>(string column) where T : unmanaged => _columns[column].Slice(new RowRange(0, _rows)).As<T>();

    public uint[] Bits => [.. Rows<float>("pos").ToArray().Select(BitConverter.SingleToUInt32Bits)];

    /// <summary>Takes ranges through ticks, each with a sweep of its own.</summary>
    public MadeColumns Run(IKernel kernel, int firstTick, int ticks, IReadOnlySet<string> bound, params ReadOnlySpan<RowRange> ranges)
    {
        foreach (RowRange range in ranges)
        {
            Schedule schedule = Schedule.Of(kernel, kernel.Bind(bound));
            new ScheduleSweep(schedule, use => _columns[use.Column], range, dt: 0.1f, Sweep.Streaming).Run(firstTick, ticks, SilentProgress.Instance);
        }

        return this;
    }

    private void Add<T>(string name, ElementType type, Func<T> value) where T : unmanaged
    {
        ScratchColumn column = new(type, _rows);
        foreach (ref T row in column.Slice(new RowRange(0, _rows)).As<T>())
        {
            row = value();
        }

        _columns.Add(name, column);
    }
}
