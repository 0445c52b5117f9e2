using ParallelMotion.Shared.Kernels;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.StrangeKernels;

/// <summary>Its formula can't be read.</summary>
public sealed class SummaryKernel() : OneColumnKernel("no-summary"), IKernel
{
    string IKernel.Summary => throw new NotSupportedException("No formula.");
}

/// <summary>Its example is no list.</summary>
public sealed class ExampleKernel() : OneColumnKernel("no-example"), IKernel
{
    IReadOnlyList<ExampleColumn> IKernel.Example => null!;
}

/// <summary>Its example has a column that no table can hold.</summary>
public sealed class ByteKernel() : OneColumnKernel("byte-example"), IKernel
{
    IReadOnlyList<ExampleColumn> IKernel.Example => [new("a", 0, 1, ElementType.UInt8)];
}

/// <summary>It can't choose among a table's columns.</summary>
public sealed class BindKernel() : OneColumnKernel("no-bind"), IKernel
{
    IReadOnlyList<ColumnUse> IKernel.Bind(IReadOnlySet<string> columns) => throw new NotSupportedException("No choice.");
}

/// <summary>It can't even be tried on scratch rows, which have a tick of no length.</summary>
public sealed class DividingKernel() : OneColumnKernel("divides")
{
    public override void Run(KernelRows rows, Tick tick)
    {
        if (tick.Dt == 0)
        {
            throw new DivideByZeroException("A tick of no length.");
        }

        AddOne(rows);
    }
}
