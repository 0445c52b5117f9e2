using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Kernels.Vectors;
using ParallelMotion.Shared.Tests.Kernels.Vectors;

namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>Two pairs of columns by a formula each, and a process that dies at one of the stores.</summary>
internal sealed class MortalRowKernel : IUndoKernel
{
    public string Name => "mortal";

    public bool IsElementwise => true;

    public IReadOnlyList<ColumnUse> Columns =>
        [ColumnUse.Writes<float>("a"), ColumnUse.Reads<float>("b"), ColumnUse.Writes<float>("c"), ColumnUse.Reads<float>("d")];

    public void Run(KernelRows rows, Tick tick)
    {
        RowLoop<MotionKernel.Advance>.RunIn<MortalLanes>(rows, own: 0, other: 1, tick.Dt, ticks: 1);
        RowLoop<TrigKernel.Accumulate>.RunIn<MortalLanes>(rows, own: 2, other: 3, tick.Dt, ticks: 1);
    }
}
