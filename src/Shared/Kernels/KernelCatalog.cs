namespace ParallelMotion.Shared.Kernels;

/// <summary>The built-in kernels.</summary>
public static class KernelCatalog
{
    private static readonly IKernel[] Kernels = [new MotionKernel(), new TrigKernel()];

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<IKernel> All => Kernels;

    /// <summary>Finds one by name.</summary>
    /// <param name="name">The name a person gave.</param>
    /// <returns>Null when there is none of that name.</returns>
    public static IKernel? Find(string name) =>
        Array.Find(Kernels, kernel => string.Equals(kernel.Name, name, StringComparison.Ordinal));
}
