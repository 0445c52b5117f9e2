namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>A kernel, and what a person or another process says to get the same one.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Reference">The name of a built-in one, or "PATH.dll:NAME" with the whole path.</param>
public sealed record FoundKernel(IKernel Kernel, string Reference);
