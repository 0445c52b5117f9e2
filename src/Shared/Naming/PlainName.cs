using System.Buffers;

namespace ParallelMotion.Shared.Naming;

/// <summary>Characters that a name may have wherever it goes: into file names and named maps of every system, and onto command lines.</summary>
public static class PlainName
{
    // Letters beyond a-z are left out: file systems disagree on when two of them are the same.
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>The characters, as "expected=" goes on in a sentence.</summary>
    public const string Characters = "A-Z, a-z, 0-9, '_', '-' and '.'";

    /// <summary>Where the first character stands that is none of them; below 0 when there is none.</summary>
    /// <param name="name">The name.</param>
    public static int IndexOfStrange(ReadOnlySpan<char> name) => name.IndexOfAnyExcept(Allowed);
}
