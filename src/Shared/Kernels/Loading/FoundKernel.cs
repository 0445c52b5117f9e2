namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>A kernel, and how another process on this machine finds the same one.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Reference">Its name, or its file's full path with its name: at most <see cref="Limits.MaxKernelReference"/> characters.</param>
public sealed record FoundKernel(IKernel Kernel, string Reference);
