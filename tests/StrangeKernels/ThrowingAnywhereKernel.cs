using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.StrangeKernels;

/// <summary>Throws in one tick in whichever process runs it: so in the serial run, which is the first.</summary>
public sealed class ThrowingAnywhereKernel() : OneColumnKernel("throws-anywhere")
{
    public override void Run(KernelRows rows, Tick tick)
    {
        if (tick.Dt != 0 && tick.Number == ThrowingKernel.InTick)
        {
            throw new InvalidOperationException("This kernel throws in a given tick, wherever it runs.");
        }

        AddOne(rows);
    }
}
