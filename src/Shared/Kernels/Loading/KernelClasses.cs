using System.Reflection;
using ParallelMotion.Shared.Naming;

namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>
/// The kernels among an assembly's types: public classes that can be made without arguments. One that can't be used stands in
/// nobody's way, but whoever finds no kernel of a name hears of it: it may be the one that was meant.
/// </summary>
internal sealed class KernelClasses
{
    private readonly List<IKernel> _kernels = [];
    private readonly List<string> _names = [];
    private readonly List<string> _leftOut = [];

    private KernelClasses()
    {
    }

    /// <summary>Makes one of each.</summary>
    /// <param name="types">All types of an assembly.</param>
    public static KernelClasses MakeAll(IEnumerable<Type> types)
    {
        KernelClasses classes = new();
        foreach (Type type in types.Where(IsKernel).OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            classes.Add(type);
        }

        return classes;
    }

    /// <summary>Finds the kernel of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="file">Where the types come from, for the sentence.</param>
    /// <exception cref="KernelLoadException">There is none of that name, or more than one, or its declarations can't be read.</exception>
    public IKernel Find(string name, string file)
    {
        IKernel[] found = [.. _kernels.Where((_, index) => string.Equals(_names[index], name, StringComparison.Ordinal))];
        return found.Length switch
        {
            1 => KernelDeclarations.Require(found[0], name, file),
            0 => throw NotFound(name, file),
            _ => throw new KernelLoadException(
                $"Cannot choose kernel {name} because more than one class has that name: file={file}, "
                + $"classes={string.Join(" and ", found.Select(static kernel => kernel.GetType().FullName))}, expected=one. Rename the others."),
        };
    }

    private static bool IsKernel(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsVisible: true, ContainsGenericParameters: false } && type.IsAssignableTo(typeof(IKernel));

    private void Add(Type type)
    {
        if (type.GetConstructor(Type.EmptyTypes) is not { } constructor)
        {
            LeaveOut(type, "it has no public constructor without parameters");
            return;
        }

        try
        {
            IKernel kernel = (IKernel)constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null);
            string? name = kernel.Name;
            if (KernelName.IsUsable(name))
            {
                _kernels.Add(kernel);
                _names.Add(name);
            }
            else
            {
                LeaveOut(type, $"its name can't be used: name=\"{name}\", expected={KernelName.Rule}");
            }
        }
        catch (Exception cause)
        {
            // The user's own code, which may throw anything.
            LeaveOut(type, $"its constructor or its name threw {cause.GetType().Name}: {cause.Message}");
        }
    }

    private void LeaveOut(Type type, string reason) => _leftOut.Add($"{type.FullName} ({reason})");

    private KernelLoadException NotFound(string name, string file)
    {
        string leftOut = _leftOut.Count == 0 ? string.Empty : $" Classes that can't be used: {string.Join("; ", _leftOut)}.";
        if (_kernels.Count == 0)
        {
            return new KernelLoadException(
                $"Cannot find a kernel because the assembly has none that can be used: file={file}, "
                + $"expected=a public class that implements {nameof(IKernel)}, with a public constructor without parameters.{leftOut}");
        }

        string names = string.Join(" or ", _names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (name.Length == 0)
        {
            return new KernelLoadException($"Cannot choose a kernel because none is named: file={file}, expected=the file, a colon and {names}.{leftOut}");
        }

        string hint = NearestName.Of(name, _names) is { } nearest ? $" Did you mean {nearest}?" : string.Empty;
        return new KernelLoadException(
            $"Cannot find kernel {name} because the assembly has none of that name: file={file}, expected={names}.{hint}{leftOut}");
    }
}
