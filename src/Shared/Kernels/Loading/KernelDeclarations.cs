using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>Reads what a kernel declares once, where its author can still be told before anything is started.</summary>
internal static class KernelDeclarations
{
    /// <summary>Passes a kernel whose declarations can be read.</summary>
    /// <exception cref="KernelLoadException">They can't.</exception>
    public static IKernel Require(IKernel kernel, string name, string file)
    {
        IReadOnlyList<ColumnUse>? columns;
        try
        {
            columns = kernel.Columns;
            ReadTheRest(kernel);
        }
        catch (Exception cause)
        {
            // The user's own code, which may throw anything.
            throw new KernelLoadException(
                $"Cannot use kernel {name} because what it declares can't be read: file={file}, class={kernel.GetType().FullName}, "
                + $"threw={cause.GetType().Name}. {cause.Message}",
                cause);
        }

        return columns is { Count: > 0 } && columns.All(static use => use is not null)
            ? kernel
            : throw new KernelLoadException(
                $"Cannot use kernel {name} because it declares no columns: file={file}, class={kernel.GetType().FullName}, expected=one column at least. "
                + $"Name them in {nameof(IKernel.Columns)}, such as {nameof(ColumnUse)}.{nameof(ColumnUse.Writes)}<float>(\"x\").");
    }

    // What throws here would throw in the middle of a job, or after its last measurement.
    private static void ReadTheRest(IKernel kernel)
    {
        _ = kernel.IsElementwise;
        _ = (kernel as INeighbourKernel)?.Reach;
        RequireThere(kernel.Summary, nameof(IKernel.Summary));
        RequireThere(kernel.Wants, nameof(IKernel.Wants));
        if (kernel is ISegmentKernel finder)
        {
            RequireThere(finder.Segment, nameof(ISegmentKernel.Segment));
        }

        foreach (ExampleColumn example in RequireThere(kernel.Example, nameof(IKernel.Example)))
        {
            RequireThere(example?.Name, nameof(IKernel.Example));
            if (!ElementTypes.OfColumns.Contains(example!.Type))
            {
                throw new InvalidOperationException(
                    $"{nameof(IKernel.Example)} has a column that no table can hold: column={example.Name}, type={example.Type}, "
                    + $"expected={string.Join(" or ", ElementTypes.OfColumns.Select(static type => type.Name()))}.");
            }
        }
    }

    private static T RequireThere<T>(T? value, string member) where T : class => value ?? throw new InvalidOperationException($"{member} is null.");
}
