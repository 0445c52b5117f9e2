using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.StrangeKernels;

/// <summary>Wants its column in float64.</summary>
public sealed class WideKernel() : OneColumnKernel("wide")
{
    public override IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<double>("a")];

    public override void Run(KernelRows rows, Tick tick)
    {
        foreach (ref double value in rows.Write<double>(0))
        {
            value += 1;
        }
    }
}
