using System.Reflection;
using System.Reflection.Emit;
using ParallelMotion.Shared.Kernels;

namespace ParallelMotion.Shared.Tests.Kernels.Loading;

/// <summary>Assemblies to load kernels from.</summary>
internal static class KernelFiles
{
    /// <summary>The sample.</summary>
    public static string Drag { get; } = Built("DragFile");

    /// <summary>Kernels that misbehave, each in its own way.</summary>
    public static string Strange { get; } = Built("StrangeFile");

    /// <summary>An assembly of which a class implements the contract as it may have been once: without a member that it has now.</summary>
    public static string OfAnotherContract(string folder)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName("Bygone"), typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule("Bygone").DefineType(
            "Bygone.Kernel", TypeAttributes.Public | TypeAttributes.Class, typeof(object), [typeof(IKernel)]);
        _ = type.CreateType();
        string file = Path.Combine(folder, "Bygone.dll");
        assembly.Save(file);
        return file;
    }

    private static string Built(string key) => Path.GetFullPath(typeof(KernelFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => string.Equals(each.Key, key, StringComparison.Ordinal)).Value!);
}
