using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>Adds one to each row, and remembers how many rows each call got, and how many ticks at once.</summary>
internal sealed class RecordingKernel(bool isElementwise) : IFusedKernel
{
    public List<int> Calls { get; } = [];

    public List<(int Rows, int Ticks)> FusedCalls { get; } = [];

    public string Name => "recording";

    public string Summary => "a += 1";

    public bool IsElementwise => isElementwise;

    public IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<float>("a"), ColumnUse.Reads<float>("b")];

    public void Run(KernelRows rows, Tick tick)
    {
        Calls.Add(rows.Count);
        foreach (ref float value in rows.Write<float>(0))
        {
            value += 1;
        }
    }

    public void RunTicks(KernelRows rows, Tick first, int ticks)
    {
        FusedCalls.Add((rows.Count, ticks));
        foreach (ref float value in rows.Write<float>(0))
        {
            value += ticks;
        }
    }
}
