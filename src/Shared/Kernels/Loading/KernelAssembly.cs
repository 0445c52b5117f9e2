using System.Reflection;

namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>A user's assembly, loaded, and its kernels.</summary>
internal sealed class KernelAssembly
{
    private static readonly Lock Loading = new();
    private static readonly Dictionary<string, KernelAssembly> Loaded = new(StringComparer.Ordinal);

    private readonly string _file;
    private readonly KernelClasses _classes;

    private KernelAssembly(string file)
    {
        _file = file;
        _classes = KernelClasses.MakeAll(TypesOf(Open(file), file));
    }

    /// <summary>Loads an assembly, or gives the one that was loaded from the same path before.</summary>
    /// <param name="file">Its full path.</param>
    /// <exception cref="KernelLoadException">It is no .NET assembly, or was built for another ParallelMotion.</exception>
    public static KernelAssembly Load(string file)
    {
        lock (Loading)
        {
            if (!Loaded.TryGetValue(file, out KernelAssembly? assembly))
            {
                assembly = new KernelAssembly(file);
                Loaded.Add(file, assembly);
            }

            return assembly;
        }
    }

    /// <summary>Finds a kernel by name.</summary>
    /// <param name="name">The name; an empty one is refused with those that there are.</param>
    /// <exception cref="KernelLoadException">There is none of that name, or more than one, or its declarations can't be read.</exception>
    public IKernel Find(string name) => _classes.Find(name, _file);

    private static Assembly Open(string file)
    {
        try
        {
            return new KernelLoadContext(file).LoadFromAssemblyPath(file);
        }
        catch (BadImageFormatException cause)
        {
            throw new KernelLoadException(
                $"Cannot load kernels because the file is no .NET assembly that can run here: file={file}, expected=a class library for net{Environment.Version.ToString(2)}. "
                + $"The runtime says: {cause.Message}",
                cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // An invalid operation: the .deps.json beside the assembly can't be read.
            throw new KernelLoadException(
                $"Cannot load kernels because the assembly can't be opened: file={file}, expected=a class library and its .deps.json as dotnet build leaves them. "
                + $"The runtime says: {cause.Message}",
                cause);
        }
    }

    private static Type[] TypesOf(Assembly assembly, string file)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException cause)
        {
            AssemblyName? contract = Array.Find(
                assembly.GetReferencedAssemblies(), static each => string.Equals(each.Name, KernelLoadContext.ContractName.Name, StringComparison.OrdinalIgnoreCase));
            throw new KernelLoadException(
                $"Cannot load kernels because types of the assembly don't fit what is here: file={file}, builtAgainst={contract?.ToString() ?? "none"}, "
                + $"expected={KernelLoadContext.ContractName}. Build it again with this version, and leave its dependencies beside it. "
                + $"The runtime says: {cause.LoaderExceptions.FirstOrDefault()?.Message ?? cause.Message}",
                cause);
        }
    }
}
