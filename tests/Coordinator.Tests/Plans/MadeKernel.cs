using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Plans;

/// <summary>A kernel that binds what a test says and does nothing.</summary>
internal sealed class MadeKernel(params ColumnUse[] uses) : IKernel
{
    public string Name { get; init; } = "made";

    public string Summary { get; init; } = "nothing";

    public bool IsElementwise { get; init; } = true;

    public IReadOnlyList<ColumnUse> Columns => uses;

    public IReadOnlyList<ColumnUse> Bind(IReadOnlySet<string> columns) => uses;

    public void Run(KernelRows rows, Tick tick)
    {
        // Its figures are made up.
    }
}
