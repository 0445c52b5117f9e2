namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>How a person names a kernel: <c>NAME</c> for a built-in one, <c>PATH.dll:NAME</c> for one of their own.</summary>
/// <param name="Path">The assembly it lies in, as it was given; null for a built-in one.</param>
/// <param name="Name">Its name; empty where an assembly was given and nothing in it.</param>
public sealed record KernelReference(string? Path, string Name)
{
    private const string Extension = ".dll";

    /// <summary>Takes a reference apart. Whether there is such a kernel is for <see cref="KernelLookup"/> to say.</summary>
    /// <param name="text">What a person wrote.</param>
    /// <exception cref="KernelLoadException">It is empty or too long.</exception>
    public static KernelReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > Limits.MaxKernelReference)
        {
            throw new KernelLoadException(
                $"Cannot find a kernel because its reference is empty or too long: characters={text.Length}, expected=1 to {Limits.MaxKernelReference}. "
                + "Give NAME, or PATH.dll:NAME with a shorter path.");
        }

        // The colon after the extension: a path of Windows has one after its drive, and a name has none.
        int end = text.LastIndexOf(Extension + ":", StringComparison.OrdinalIgnoreCase);
        if (end >= 0)
        {
            end += Extension.Length;
            return new KernelReference(text[..end], text[(end + 1)..]);
        }

        return text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            ? new KernelReference(text, string.Empty)
            : new KernelReference(null, text);
    }
}
