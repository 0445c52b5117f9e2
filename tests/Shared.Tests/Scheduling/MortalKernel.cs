using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>A kernel during one of whose calls its process dies, having changed some of the rows and spoilt others.</summary>
/// <param name="inner">The kernel.</param>
/// <param name="fate">When.</param>
internal sealed class MortalKernel(AffineKernel inner, Fate fate) : IKernel
{
    public string Name => inner.Name;

    public bool IsElementwise => true;

    public IReadOnlyList<ColumnUse> Columns => inner.Columns;

    public void Run(KernelRows rows, Tick tick)
    {
        if (!fate.IsNow())
        {
            inner.Run(rows, tick);
            return;
        }

        Span<uint> own = rows.Write<uint>(0);
        own[..fate.Rows(own.Length)].Fill(0xDEAD_BEEF);
        throw new DeathException();
    }
}
