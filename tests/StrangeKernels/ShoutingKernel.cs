using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.StrangeKernels;

/// <summary>Writes far more to standard error in every tick than any pipe holds, and never ends the line; in workers alone.</summary>
public sealed class ShoutingKernel() : OneColumnKernel("shouts")
{
    private static readonly string Shout = new('A', 1 << 20);

    public override void Run(KernelRows rows, Tick tick)
    {
        if (IsAtWork(tick))
        {
            Console.Error.Write(Shout);
        }

        AddOne(rows);
    }
}
