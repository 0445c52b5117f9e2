using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Tests.Scheduling;

/// <summary>Finds the rows of column "a" whose value is the tick's number.</summary>
internal sealed class FindingKernel(string name = "finding", string segment = "found") : ISegmentKernel
{
    public string Name => name;

    public string Summary => "a == tick";

    public bool IsElementwise => true;

    public string Segment => segment;

    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Reads<float>("a")];

    public void Run(KernelRows rows, Tick tick)
    {
        ReadOnlySpan<float> values = rows.Read<float>(0);
        for (int row = 0; row < values.Length; row++)
        {
            if (values[row] == tick.Number)
            {
                rows.Append(row);
            }
        }
    }
}
