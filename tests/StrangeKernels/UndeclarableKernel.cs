using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.StrangeKernels;

/// <summary>Declares a column of a type that no column can hold.</summary>
public sealed class UndeclarableKernel() : OneColumnKernel("undeclarable")
{
    public override IReadOnlyList<ColumnUse> Columns => [ColumnUse.Writes<long>("a")];
}
