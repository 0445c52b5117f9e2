using System.Diagnostics;
using System.Runtime.Versioning;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// The folder of a run, owned: whoever holds <c>run.lock</c> inside may do with it what it likes, and nobody else may. Its
/// coordinator holds it from creation to removal; once that is dead, the first who takes it may sweep the folder or go on with the run.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class RunFolder : IDisposable
{
    /// <summary>What the names of all runs' folders start with.</summary>
    public const string Prefix = "parallelmotion-";

    /// <summary>The mode of such a folder: nobody but its owner gets in.</summary>
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string OwnerFile = "run.lock";
    private const string WorkersFile = "workers.lock";

    /// <summary>How long whoever makes a folder waits for one that takes it for a dead run's: a sweep of an empty folder is over at once.</summary>
    private static readonly TimeSpan SweeperLimit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    /// <summary>How often an empty folder may fill up again before something is wrong with it.</summary>
    private const int MostAttempts = 100;

    private readonly FolderLock _lock;

    private RunFolder(string path, FolderLock held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Where a run's folder is.</summary>
    /// <param name="run">The run.</param>
    /// <param name="root">The folder in which runs' folders lie.</param>
    public static string PathOf(RunId run, string root) => System.IO.Path.Combine(root, Prefix + run);

    /// <summary>The run that a folder is named after.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="run">Its run, when the name is a run's.</param>
    /// <returns>Whether the name is a run's.</returns>
    public static bool TryParse(string path, out RunId run)
    {
        string name = System.IO.Path.GetFileName(path);
        run = default;
        return name.StartsWith(Prefix, StringComparison.Ordinal)
            && RunId.TryParse(name[Prefix.Length..], out run)
            && string.Equals(name, Prefix + run, StringComparison.Ordinal);
    }

    /// <summary>Bytes of what lies in a folder, links left out.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    public static long BytesIn(string path) => new DirectoryInfo(path).EnumerateFiles().Where(static file => file.LinkTarget is null).Sum(static file => file.Length);

    /// <summary>
    /// Why nobody but a person should touch what lies at a path: it is no folder that a run of this user made. Symbolic links are
    /// never followed, since somebody else may have put them there.
    /// </summary>
    /// <param name="path">Where it lies.</param>
    /// <returns>Null for a run's folder, alive or dead.</returns>
    /// <exception cref="IOException">It can't be looked at.</exception>
    public static string? WhyForeign(string path)
    {
        DirectoryInfo folder = new(path);
        return folder.LinkTarget is not null ? "it is a symbolic link, which is not followed"
            : !folder.Exists ? "it is no folder"
            : !TryParse(path, out RunId _) ? "its name is no run's"
            : folder.UnixFileMode != Mode ? $"its mode is {Convert.ToString((int)folder.UnixFileMode, 8).PadLeft(4, '0')} and a run's is 0700"
            : OwnerOf(path) is { } owner && owner != UnixFiles.OwnUser ? $"it is another user's: uid={owner}"
            : !File.Exists(System.IO.Path.Combine(path, OwnerFile)) && folder.EnumerateFileSystemInfos().Any()
                ? $"it has no {OwnerFile}, so whether its run is alive can't be told; another version may have made it"
            : null;
    }

    /// <summary>Makes the folder of a new run, and owns it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="root">Where.</param>
    /// <exception cref="IOException">It is there already, or the system refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The system refused.</exception>
    public static RunFolder Create(RunId run, string root)
    {
        string path = PathOf(run, root);
        using ManualResetEventSlim never = new();
        long start = Stopwatch.GetTimestamp();

        // A run may have had a folder before, and somebody sweeps what is left of it.
        while (!UnixFiles.TryMakeFolder(path, Mode))
        {
            if (WhyTaken(path) is not null || Stopwatch.GetElapsedTime(start) >= SweeperLimit)
            {
                throw new IOException("It exists already.");
            }

            _ = never.Wait(Pause);
        }

        RunFolder? made = TryOwnNew(path);
        while (made is null && Stopwatch.GetElapsedTime(start) < SweeperLimit)
        {
            // Before it was locked it looked like what a dead run leaves, so somebody sweeps it.
            _ = never.Wait(Pause);
            if (!UnixFiles.TryMakeFolder(path, Mode) && WhyTaken(path) is { } why)
            {
                throw new IOException($"Something else was put in its place: {why}.");
            }

            made = TryOwnNew(path);
        }

        return made ?? throw new IOException($"Somebody else holds its lock: limit={SweeperLimit.TotalSeconds:0} s.");
    }

    /// <summary>Owns a folder whose owner is dead.</summary>
    /// <param name="path">A run's folder, see <see cref="WhyForeign"/>.</param>
    /// <returns>Null where the owner is alive.</returns>
    /// <exception cref="DirectoryNotFoundException">It is gone: somebody else has swept it.</exception>
    /// <exception cref="IOException">The system refused.</exception>
    public static RunFolder? TryOwn(string path) =>
        FolderLock.TryTake(System.IO.Path.Combine(path, OwnerFile)) is { } held ? new RunFolder(path, held) : null;

    /// <summary>
    /// Whether a run's folder has an owner that is alive. Makes nothing and keeps nothing; but for a few microseconds the lock is shared, in
    /// which somebody else who wants to own the folder of a dead run is told that it is taken.
    /// </summary>
    /// <param name="path">A run's folder, see <see cref="WhyForeign"/>.</param>
    /// <exception cref="IOException">The system refused.</exception>
    public static bool IsOwned(string path) => FolderLock.IsHeld(System.IO.Path.Combine(path, OwnerFile));

    /// <summary>Removes it and all that lies in it. What another remover was faster with is no error.</summary>
    /// <exception cref="IOException">The system refused; whoever sweeps next tries again.</exception>
    public void Remove()
    {
        try
        {
            foreach (FileSystemInfo entry in new DirectoryInfo(Path).EnumerateFileSystemInfos().Where(static entry => entry.Name is not OwnerFile))
            {
                Remove(entry);
            }

            // Last, so that what a killed remover leaves is as dead as before, and never looks like another's.
            File.Delete(System.IO.Path.Combine(Path, OwnerFile));
            RemoveEmpty();
        }
        catch (DirectoryNotFoundException)
        {
            // It is gone.
        }
    }

    /// <summary>Lets go of it; it stays where it is.</summary>
    public void Dispose() => _lock.Dispose();

    /// <summary>Shares the lock by which workers tell that they may write to its regions.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>Null where somebody has made sure that no worker does.</returns>
    /// <exception cref="IOException">The folder is gone, or the system refused.</exception>
    internal static FolderLock? TryJoin(string path) => FolderLock.TryShare(System.IO.Path.Combine(path, WorkersFile));

    /// <summary>Waits until no worker of a former owner may write to its regions.</summary>
    /// <param name="limit">For how long.</param>
    /// <returns>Whether they are all gone.</returns>
    /// <exception cref="IOException">The system refused.</exception>
    internal bool IsLeftByWorkersWithin(TimeSpan limit)
    {
        // Not kept: the new owner's workers share it next.
        using FolderLock? alone = FolderLock.TakeWithin(System.IO.Path.Combine(Path, WorkersFile), limit);
        return alone is not null;
    }

    // What a sweeper takes away meanwhile is no reason.
    private static string? WhyTaken(string path)
    {
        try
        {
            string? why = WhyForeign(path);
            return System.IO.Path.Exists(path) || new FileInfo(path).LinkTarget is not null ? why : null;
        }
        catch (Exception gone) when (gone is DirectoryNotFoundException or FileNotFoundException)
        {
            return null;
        }
    }

    private static RunFolder? TryOwnNew(string path)
    {
        RunFolder? made = null;
        try
        {
            made = TryOwn(path);
            if (made is not null)
            {
                // Now, since it must not be for want of space that a worker can't say that it is there.
                FolderLock.Make(System.IO.Path.Combine(path, WorkersFile));
            }

            return made;
        }
        catch (DirectoryNotFoundException)
        {
            made?.Dispose();
            return null;
        }
        catch
        {
            made?.Remove();
            made?.Dispose();
            throw;
        }
    }

    // Others may lock the empty folder in the moment before it goes, and then it is theirs; or have done so and be through already.
    private void RemoveEmpty()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(Path);
                return;
            }
            catch (IOException cause) when (cause is not DirectoryNotFoundException && attempt < MostAttempts)
            {
                if (File.Exists(System.IO.Path.Combine(Path, OwnerFile)))
                {
                    return;
                }
            }
        }
    }

    private static void Remove(FileSystemInfo entry)
    {
        try
        {
            if (entry is DirectoryInfo { LinkTarget: null } folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
        catch (FileNotFoundException)
        {
            // It is gone.
        }
    }

    private static uint? OwnerOf(string path) => OperatingSystem.IsLinux() ? FileIdentity.At(path)?.Owner : null;
}
