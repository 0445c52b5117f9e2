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

    public string Wants => "a, and b to read";

    public IReadOnlyList<ExampleColumn> Example => [];

    public IReadOnlyList<ColumnUse> Bind(IReadOnlySet<string> columns) => [ColumnUse.Writes("a"), ColumnUse.Reads("b")];

    public void Run(KernelRows rows, float dt)
    {
        Calls.Add(rows.Count);
        foreach (ref float value in rows.Write(0))
        {
            value += 1;
        }
    }

    public void RunTicks(KernelRows rows, float dt, int ticks)
    {
        FusedCalls.Add((rows.Count, ticks));
        foreach (ref float value in rows.Write(0))
        {
            value += ticks;
        }
    }
}
