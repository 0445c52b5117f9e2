using System.Runtime.Versioning;
using ParallelMotion.Shared;
using ParallelMotion.Shared.Memory;

namespace ParallelMotion.Coordinator.Sweeping;

/// <summary>
/// Removes what dead runs left where regions lie. Whether a run is dead is decided by its lock alone, which the kernel releases
/// with the process that holds it: no process number is believed and no clock is read. Any number may sweep at the same time, and
/// beside those who make folders.
/// </summary>
internal static class Sweeper
{
    /// <summary>Sweeps.</summary>
    /// <param name="root">The folder in which runs' folders lie.</param>
    /// <returns>What was found, in the order of names. What somebody else swept meanwhile is left out.</returns>
    /// <exception cref="IOException">The folder can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be read.</exception>
    public static IReadOnlyList<SweptFolder> Sweep(string root) => OperatingSystem.IsWindows() ? [] : Each(root, TryRemove);

    /// <summary>Finds what <see cref="Sweep"/> would, and removes nothing.</summary>
    /// <param name="root">The folder in which runs' folders lie.</param>
    /// <returns>As <see cref="Sweep"/>; what is said to be gone would go.</returns>
    /// <exception cref="IOException">The folder can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be read.</exception>
    public static IReadOnlyList<SweptFolder> Look(string root) => OperatingSystem.IsWindows() ? [] : Each(root, IsDead);

    // On Windows regions go with their last process.
    [UnsupportedOSPlatform("windows")]
    private static IReadOnlyList<SweptFolder> Each(string root, Func<string, bool> isDead) =>
        [.. Directory.GetFileSystemEntries(root, RunFolder.Prefix + "*").Order(StringComparer.Ordinal).Select(path => One(path, isDead)).OfType<SweptFolder>()];

    [UnsupportedOSPlatform("windows")]
    private static bool IsDead(string path) => !RunFolder.IsOwned(path);

    [UnsupportedOSPlatform("windows")]
    private static bool TryRemove(string path)
    {
        using RunFolder? dead = RunFolder.TryOwn(path);
        dead?.Remove();
        return dead is not null;
    }

    [UnsupportedOSPlatform("windows")]
    private static SweptFolder? One(string path, Func<string, bool> isDead)
    {
        string name = RunFolder.TryParse(path, out RunId run) ? run.ToString() : Path.GetFileName(path);
        try
        {
            if (RunFolder.WhyForeign(path) is { } reason)
            {
                // What went in the moment between the list and the look was swept by another.
                return Path.Exists(path) || new FileInfo(path).LinkTarget is not null ? new SweptFolder(name, path, Bytes: null, reason) : null;
            }

            long bytes = RunFolder.BytesIn(path);
            return new SweptFolder(name, path, bytes, isDead(path) ? null : SweptFolder.Alive);
        }
        catch (Exception gone) when (gone is DirectoryNotFoundException or FileNotFoundException)
        {
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new SweptFolder(name, path, Bytes: null, $"the system refused: {cause.Message}");
        }
    }
}
