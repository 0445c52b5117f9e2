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
            _ = kernel.IsElementwise;
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
}
