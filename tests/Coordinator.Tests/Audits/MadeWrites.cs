using ParallelMotion.Coordinator.Plans;
using ParallelMotion.Coordinator.Tests.Plans;
using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;
using ParallelMotion.Shared.Partitioning;
using ParallelMotion.Shared.Scheduling;

namespace ParallelMotion.Coordinator.Tests.Audits;

/// <summary>What workers wrote of columns, as a test has it.</summary>
internal sealed class MadeWrites
{
    private readonly WrittenBits[][] _byColumn;

    public MadeWrites(Partition partition, params ColumnUse[] uses)
    {
        Plan = RunPlan.Serial(Schedule.Of(new MadeKernel(uses), uses), partition.Rows, ticks: 1, dt: 1) with { Partition = partition, IsAudit = true };
        _byColumn = [.. uses.Select(_ => partition.Ranges.Select(_ => new WrittenBits(new ScratchColumn(ElementType.UInt32, WrittenBits.WordsFor(partition.Rows)), partition.Rows)).ToArray())];
    }

    public RunPlan Plan { get; }

    public IReadOnlyList<WrittenBits> Of(int column) => _byColumn[column];

    public bool Has(int column, int worker, int row) => (_byColumn[column][worker].Words[row / 32] >> (row % 32) & 1) != 0;

    /// <summary>Has a worker write rows of a column.</summary>
    public MadeWrites Write(int column, int worker, int start, int end)
    {
        for (int row = start; row < end; row++)
        {
            _byColumn[column][worker].Words[row / 32] |= 1u << (row % 32);
        }

        return this;
    }
}
