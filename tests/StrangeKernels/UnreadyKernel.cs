namespace ParallelMotion.StrangeKernels;

/// <summary>Can't be made.</summary>
public sealed class UnreadyKernel : OneColumnKernel
{
    public UnreadyKernel()
        : base("unready")
    {
        throw new NotSupportedException("This kernel can't be made.");
    }
}
