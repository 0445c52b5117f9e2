using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.StrangeKernels;

/// <summary>Breaks the contract: what a row becomes depends on where its range starts, so that several workers give another result.</summary>
public sealed class RangeDependentKernel() : OneColumnKernel("range-dependent")
{
    public override void Run(KernelRows rows, Tick tick)
    {
        foreach (ref float value in rows.Write<float>(0))
        {
            value += rows.Range.Start;
        }
    }
}
