using ParallelMotion.Shared.Naming;

namespace ParallelMotion.Shared.Kernels.Loading;

/// <summary>
/// What a kernel's name must be like: it stands on a command line between colons, pluses and commas, in tables, logs and
/// result documents.
/// </summary>
internal static class KernelName
{
    /// <summary>The rule, as "expected=" goes on in a sentence.</summary>
    public static string Rule { get; } = $"1 to {Limits.MaxKernelName} of {PlainName.Characters}";

    /// <summary>Whether people can ask for a kernel by this name.</summary>
    public static bool IsUsable(string? name) =>
        name is { Length: >= 1 and <= Limits.MaxKernelName } && PlainName.IndexOfStrange(name) < 0;
}
