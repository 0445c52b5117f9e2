using ParallelMotion.Shared.Naming;

namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>
/// From a reference to a kernel, built in or from an assembly of the user's. The coordinator and every worker load the
/// assembly by the same path, so it must not change while a job runs.
/// </summary>
public static class KernelLookup
{
    /// <summary>Finds a kernel. An assembly is loaded once a process, and each of its kernels made once.</summary>
    /// <param name="reference"><c>NAME</c>, or <c>PATH.dll:NAME</c> with a path that may be relative to the current folder.</param>
    /// <exception cref="KernelLoadException">There is none, or it can't be used.</exception>
    public static FoundKernel Find(string reference)
    {
        KernelReference asked = KernelReference.Parse(reference);
        if (asked.Path is null)
        {
            return BuiltIn(asked.Name);
        }

        string file = FullPathOf(asked.Path);
        return new FoundKernel(KernelAssembly.Load(file).Find(asked.Name), $"{file}:{asked.Name}");
    }

    private static string FullPathOf(string path)
    {
        if (!File.Exists(path))
        {
            throw new KernelLoadException(
                $"Cannot load a kernel because there is no such file: file={path}, folder={Environment.CurrentDirectory}, expected=the .dll of a class library. "
                + "Build it first (dotnet build), and give the path from this folder or in full.");
        }

        string file = Path.GetFullPath(path);
        return file.Length <= Limits.MaxKernelPath
            ? file
            : throw new KernelLoadException(
                $"Cannot load a kernel because its path is too long to be told to workers: file={file}, characters={file.Length}, expected={Limits.MaxKernelPath} at most. "
                + "Move it, or link to it from a shorter place.");
    }

    // Like every name of an option's value, it may be written in capitals.
    private static FoundKernel BuiltIn(string name) =>
        KernelCatalog.All.Concat(KernelCatalog.OfLab).FirstOrDefault(kernel => string.Equals(kernel.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? new FoundKernel(found, found.Name)
            : throw NotBuiltIn(name);

    private static KernelLoadException NotBuiltIn(string name)
    {
        string[] known = [.. KernelCatalog.All.Select(static kernel => kernel.Name)];
        string hint = NearestName.Of(name, known) is { } nearest ? $" Did you mean {nearest}?" : string.Empty;
        return new KernelLoadException(
            $"Cannot use the given kernel because there is none of that name: kernel={name}, expected={string.Join(" or ", known)}, or PATH.dll:NAME for one of your own.{hint}");
    }
}
