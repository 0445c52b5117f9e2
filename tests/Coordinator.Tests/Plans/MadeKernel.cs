using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Coordinator.Tests.Plans;

/// <summary>A kernel that binds what a test says and does nothing.</summary>
internal sealed class MadeKernel(params ColumnUse[] uses) : IKernel
{
    public string Name { get; init; } = "made";

    public string Summary { get; init; } = "nothing";

    public bool IsElementwise { get; init; } = true;

    public string Wants => "what it gets";

    public IReadOnlyList<ExampleColumn> Example => [.. uses.Select(use => new ExampleColumn(use.Column, 0, 1)).Distinct()];

    public IReadOnlyList<ColumnUse> Bind(IReadOnlySet<string> columns) => uses;

    public void Run(KernelRows rows, float dt)
    {
        // Its figures are made up.
    }
}
