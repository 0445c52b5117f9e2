using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.StrangeKernels;

/// <summary>Wants more memory of its own in one tick than a worker's heap may have; the coordinator's may.</summary>
public sealed class GreedyKernel() : OneColumnKernel("greedy")
{
    private const int MoreThanWorkersHave = 512 * 1024 * 1024;

    public override void Run(KernelRows rows, Tick tick)
    {
        if (IsAtWork(tick) && tick.Number == ThrowingKernel.InTick)
        {
            GC.KeepAlive(new byte[MoreThanWorkersHave]);
        }

        AddOne(rows);
    }
}
