using System.Buffers;

namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>
/// What a kernel's name must be like: it stands on a command line between colons, pluses and commas, in tables, logs and
/// result documents.
/// </summary>
internal static class KernelName
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>The rule, as "expected=" goes on in a sentence.</summary>
    public static string Rule { get; } = $"1 to {Limits.MaxKernelName} of A-Z, a-z, 0-9, '_', '-' and '.'";

    /// <summary>Whether people can ask for a kernel by this name.</summary>
    public static bool IsUsable(string? name) =>
        name is { Length: >= 1 and <= Limits.MaxKernelName } && !name.AsSpan().ContainsAnyExcept(Allowed);
}
