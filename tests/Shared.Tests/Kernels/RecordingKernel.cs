using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Tests.Kernels;

/// <summary>Adds one to each row, and remembers how many rows each call got.</summary>
internal sealed class RecordingKernel(bool isElementwise) : IKernel
{
    public List<int> Calls { get; } = [];

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
}
