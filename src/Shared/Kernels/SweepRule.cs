namespace ParallelMotion.Shared.Kernels;

/// <summary>Which sweeps a kernel's contract allows.</summary>
public static class SweepRule
{
    /// <summary>Whether a kernel may be swept in an order.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="sweep">The order.</param>
    public static bool Allows(IKernel kernel, Sweep sweep)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return sweep switch
        {
            Sweep.Streaming => true,
            Sweep.Tiled => kernel.IsElementwise,
            Sweep.Fused => kernel.IsElementwise && kernel is IFusedKernel,
            _ => false,
        };
    }

    /// <summary>All sweeps that a kernel allows, from the most trips to memory to the fewest.</summary>
    /// <param name="kernel">The kernel.</param>
    public static IEnumerable<Sweep> AllowedBy(IKernel kernel) => Enum.GetValues<Sweep>().Where(sweep => Allows(kernel, sweep));
}
