using System.Reflection;
using System.Runtime.Loader;

namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>
/// Loads a user's assembly with the dependencies that were built beside it, apart from ours. The contract is the exception:
/// a second copy of it would make its kernels strangers, whatever version they were built with.
/// </summary>
/// <param name="file">The assembly's full path.</param>
internal sealed class KernelLoadContext(string file) : AssemblyLoadContext(file)
{
    private static readonly Assembly Contract = typeof(IKernel).Assembly;

    private readonly AssemblyDependencyResolver _resolver = new(file);

    public static AssemblyName ContractName => Contract.GetName();

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (string.Equals(assemblyName.Name, ContractName.Name, StringComparison.OrdinalIgnoreCase))
        {
            return Contract;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;
}
