namespace ParallelMotion.StrangeKernels;

/// <summary>Can be made only by somebody who knows by how much.</summary>
public sealed class DemandingKernel(float step) : OneColumnKernel("demanding")
{
    public float Step => step;
}
