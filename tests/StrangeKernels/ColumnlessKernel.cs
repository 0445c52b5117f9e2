using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.StrangeKernels;

/// <summary>Declares no column at all.</summary>
public sealed class ColumnlessKernel() : OneColumnKernel("columnless")
{
    public override IReadOnlyList<ColumnUse> Columns => [];
}
