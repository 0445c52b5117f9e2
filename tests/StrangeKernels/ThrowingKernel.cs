using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.StrangeKernels;

/// <summary>Throws in one tick, in workers alone: the serial run before them passes.</summary>
public sealed class ThrowingKernel() : OneColumnKernel("throws")
{
    /// <summary>Beyond the rehearsal, which has 5 ticks.</summary>
    public const int InTick = 7;

    public override void Run(KernelRows rows, Tick tick)
    {
        if (IsAtWork(tick) && tick.Number == InTick)
        {
            throw new InvalidOperationException("This kernel throws in a given tick.");
        }

        AddOne(rows);
    }
}
