using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// A lock on a file inside a folder that others may remove at any moment, held until disposed of or until this process dies: the
/// kernel releases it then, and no process number has to be believed.
/// <para>
/// Whoever wants it opens the file, locks it, and looks whether the path still leads to what was locked: if not, somebody who held
/// the lock before has removed the folder, and the lock is worth nothing.
/// </para>
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FolderLock : IDisposable
{
    /// <summary>A file that vanishes this often between open and lock is at the centre of a crowd that doesn't need us.</summary>
    private const int MostTries = 100;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly SafeFileHandle _file;

    private FolderLock(SafeFileHandle file)
    {
        _file = file;
    }

    /// <summary>Locks for this process alone. The file is made where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null where somebody else holds it, shared or alone.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder is gone.</exception>
    /// <exception cref="IOException">The system refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is another user's.</exception>
    public static FolderLock? TryTake(string path) => Try(path, isExclusive: true);

    /// <summary>Locks against those who want it alone, together with others who share it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null where somebody else holds it alone.</returns>
    /// <exception cref="IOException">As <see cref="TryTake"/>.</exception>
    public static FolderLock? TryShare(string path) => Try(path, isExclusive: false);

    /// <summary>As <see cref="TryTake"/>, but waits for those who hold it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">For how long.</param>
    /// <returns>Null where somebody still held it when the time was over.</returns>
    /// <exception cref="IOException">As <see cref="TryTake"/>.</exception>
    public static FolderLock? TakeWithin(string path, TimeSpan limit)
    {
        // A wait in the kernel would know no limit.
        using ManualResetEventSlim never = new();
        long start = Stopwatch.GetTimestamp();
        FolderLock? taken = TryTake(path);
        while (taken is null && Stopwatch.GetElapsedTime(start) < limit)
        {
            _ = never.Wait(Pause);
            taken = TryTake(path);
        }

        return taken;
    }

    /// <summary>Whether somebody holds it alone. The file is not made where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The system refused.</exception>
    public static bool IsHeld(string path)
    {
        using SafeFileHandle? file = UnixFiles.TryOpen(path);
        return file is not null && !UnixFiles.TryLock(file, isExclusive: false);
    }

    /// <summary>Makes the file, unless it is there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">As <see cref="TryTake"/>.</exception>
    public static void Make(string path) => UnixFiles.Make(path, OwnerOnly);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FolderLock? Try(string path, bool isExclusive)
    {
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            if (UnixFiles.TryOpen(path) is not { } file)
            {
                Make(path);
                continue;
            }

            bool isHeld = false;
            try
            {
                if (!UnixFiles.TryLock(file, isExclusive))
                {
                    return null;
                }

                isHeld = IsAt(file, path);
                if (isHeld)
                {
                    return new FolderLock(file);
                }
            }
            finally
            {
                if (!isHeld)
                {
                    file.Dispose();
                }
            }
        }

        return null;
    }

    // Elsewhere (untested) a file that was removed and made again between the two calls goes unnoticed.
    private static bool IsAt(SafeFileHandle file, string path) =>
        OperatingSystem.IsLinux() ? FileIdentity.Of(file) is { } locked && locked == FileIdentity.At(path) : File.Exists(path);
}
