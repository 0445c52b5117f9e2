namespace ParallelMotion.StrangeKernels;

/// <summary>Is nobody's business: not public.</summary>
internal sealed class HiddenKernel() : OneColumnKernel("hidden");
