using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>Computes <c>target = 3 * target + 5 * source + tick</c> with wrap-around: every order of two that share a column gives another result.</summary>
internal sealed class AffineKernel(string name, string target, string source) : IKernel
{
    public string Name => name;

    public bool IsElementwise => true;

    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<uint>(target), ColumnUse.Reads<uint>(source)];

    public static uint Next(uint target, uint source, int tick) => unchecked((3 * target) + (5 * source) + (uint)tick);

    public void Run(KernelRows rows, Tick tick)
    {
        Span<uint> own = rows.Write<uint>(0);
        ReadOnlySpan<uint> other = rows.Read<uint>(1);
        for (int row = 0; row < own.Length; row++)
        {
            own[row] = Next(own[row], other[row], tick.Number);
        }
    }
}
