using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>Writes into <c>b</c> the sum of <c>a</c> around each row, which another kernel of the tick has written.</summary>
internal sealed class SmoothingKernel(int reach) : INeighbourKernel
{
    public string Name => "smoothing";

    public bool IsElementwise => false;

    public int Reach => reach;

    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<uint>("b"), ColumnUse.ReadsAround<uint>("a")];

    public void Run(KernelRows rows, Tick tick)
    {
        NeighbourRows<uint> around = rows.Around<uint>(1);
        Span<uint> own = rows.Write<uint>(0);
        for (int row = 0; row < own.Length; row++)
        {
            int middle = around.Before + row;
            foreach (uint value in around.Rows[Math.Max(0, middle - reach)..Math.Min(around.Rows.Length, middle + reach + 1)])
            {
                own[row] += value;
            }
        }
    }
}
