using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>
/// Sums a row and all within reach, each weighed by its distance, and counts its calls. Small whole numbers: sums are exact.
/// Beside the pair it counts ticks in a column of its own rows.
/// </summary>
internal sealed class WeighingKernel(int reach) : INeighbourKernel
{
    public List<int> Calls { get; } = [];

    public string Name => "weighing";

    public string Summary => "b = a and its neighbours, then they swap";

    public bool IsElementwise => false;

    public int Reach => reach;

    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>("ticks"), .. ColumnUse.Swaps<float>("a", "b")];

    public static float Weigh(ReadOnlySpan<float> rows, int row, int reach)
    {
        float sum = 0;
        for (int other = Math.Max(0, row - reach); other <= Math.Min(rows.Length - 1, row + reach); other++)
        {
            sum += rows[other] * (1 + other - row + reach);
        }

        return sum % 1009;
    }

    public void Run(KernelRows rows, Tick tick)
    {
        Calls.Add(rows.Count);
        NeighbourRows<float> now = rows.Now<float>(1);
        Span<float> next = rows.Next<float>(1);
        for (int row = 0; row < rows.Count; row++)
        {
            next[row] = Weigh(now.Rows, now.Before + row, reach);
            rows.Write<float>(0)[row]++;
        }
    }
}
