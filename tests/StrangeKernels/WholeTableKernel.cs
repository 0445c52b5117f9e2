namespace ParallelMotion.StrangeKernels;

/// <summary>Says that it isn't elementwise, so that it may be streamed only.</summary>
public sealed class WholeTableKernel() : OneColumnKernel("not-elementwise")
{
    public override bool IsElementwise => false;
}
