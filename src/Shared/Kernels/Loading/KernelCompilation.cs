using System.Diagnostics;
using System.Reflection;

namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>
/// Whether a kernel is compiled fully at its first call. Workers compile everything so; the coordinator starts faster with
/// tiers, and its serial run of a kernel that isn't marked takes up to twice as long in a short job, which would flatter the workers.
/// </summary>
public static class KernelCompilation
{
    /// <summary>Looks for what keeps a kernel from being compiled fully at once.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <returns>What it is, as "because" goes on in a sentence, and what to do; null when nothing does.</returns>
    public static string? Fault(IKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        Type type = kernel.GetType();
        if (type.Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            return "its assembly was built without optimisation: build it with --configuration Release";
        }

        IEnumerable<MethodInfo> hot = kernel is IFusedKernel
            ? Targets(type, typeof(IKernel), nameof(IKernel.Run)).Concat(Targets(type, typeof(IFusedKernel), nameof(IFusedKernel.RunTicks)))
            : Targets(type, typeof(IKernel), nameof(IKernel.Run));
        return hot.FirstOrDefault(static method => !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization)) is { } slow
            ? $"{slow.Name} is compiled in tiers: mark it [MethodImpl(MethodImplOptions.AggressiveOptimization)]"
            : null;
    }

    private static IEnumerable<MethodInfo> Targets(Type type, Type contract, string method)
    {
        InterfaceMapping map = type.GetInterfaceMap(contract);
        return map.TargetMethods.Where((_, index) => string.Equals(map.InterfaceMethods[index].Name, method, StringComparison.Ordinal));
    }
}
