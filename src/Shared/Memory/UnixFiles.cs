using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ParallelMotion.Shared.Memory;

/// <summary>
/// The calls about files that .NET has no words for. Its own locks won't do: a variable of the environment
/// (<c>DOTNET_SYSTEM_IO_DISABLEFILELOCKING</c>) turns them off, and every one of them starts as a shared lock.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static partial class UnixFiles
{
    private const int ReadWrite = 2;
    private const int NotFound = 2;
    private const int Interrupted = 4;
    private const int Exists = 17;
    private const int LockShared = 1;
    private const int LockExclusive = 2;
    private const int LockWithoutWaiting = 4;

    // Numbers of the two families of systems. Whatever is started must not inherit the file, and its lock with it.
    private static readonly int CloseOnExecute = OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;
    private static readonly int WouldBlock = OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>The user that this process acts for.</summary>
    public static uint OwnUser => EffectiveUser();

    /// <summary>Opens a file that is there, and takes no lock.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="IOException">The system refused for another reason.</exception>
    public static SafeFileHandle? TryOpen(string path)
    {
        while (true)
        {
            SafeFileHandle file = Open(path, ReadWrite | CloseOnExecute);
            int error = Marshal.GetLastPInvokeError();
            if (!file.IsInvalid)
            {
                return file;
            }

            file.Dispose();
            if (error == NotFound)
            {
                return null;
            }

            if (error != Interrupted)
            {
                throw Failed("open", path, error);
            }
        }
    }

    /// <summary>Makes an empty file, or empties the one that is there; takes no lock meanwhile, as .NET would.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Who may do what with it, if it is new.</param>
    /// <exception cref="DirectoryNotFoundException">Its folder is gone.</exception>
    /// <exception cref="IOException">The system refused for another reason.</exception>
    public static void Make(string path, UnixFileMode mode)
    {
        // Not closed when another process is started in this moment, which is harmless: nothing is locked by it.
        using SafeFileHandle file = Create(path, (uint)mode);
        int error = Marshal.GetLastPInvokeError();
        if (file.IsInvalid)
        {
            throw error == NotFound ? new DirectoryNotFoundException($"Cannot make {path} because its folder is gone.") : Failed("make", path, error);
        }
    }

    /// <summary>Locks an open file (flock), for as long as it is open: the kernel unlocks it when its process dies.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isExclusive">Whether for this process alone.</param>
    /// <returns>Whether it is locked; not where somebody else holds a lock that rules this one out.</returns>
    /// <exception cref="IOException">The system refused for another reason, such as a file system without locks.</exception>
    public static bool TryLock(SafeFileHandle file, bool isExclusive)
    {
        if (Lock(file, (isExclusive ? LockExclusive : LockShared) | LockWithoutWaiting) == 0)
        {
            return true;
        }

        int error = Marshal.GetLastPInvokeError();
        return error == WouldBlock ? false : throw Failed("lock", "a file", error);
    }

    /// <summary>
    /// Makes a folder that was not there, in one step. .NET's own call takes one that is there for a success, and whoever looks before it
    /// looks too early: in a folder that all users write to, somebody may put theirs, or a link to it, in between.
    /// </summary>
    /// <param name="path">The folder; its parent must be there.</param>
    /// <param name="mode">Its mode.</param>
    /// <returns>Whether it is new; not where anything is there already, be it a link that leads nowhere.</returns>
    /// <exception cref="IOException">The system refused for another reason.</exception>
    public static bool TryMakeFolder(string path, UnixFileMode mode)
    {
        if (MakeFolder(path, (uint)mode) == 0)
        {
            return true;
        }

        int error = Marshal.GetLastPInvokeError();
        return error == Exists ? false : throw Failed("make", path, error);
    }

    /// <summary>Brings a folder's entries to the disk.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">The system refused.</exception>
    public static void SyncFolder(string path)
    {
        using SafeFileHandle folder = Open(path, CloseOnExecute);
        int error = folder.IsInvalid ? Marshal.GetLastPInvokeError() : 0;
        if (folder.IsInvalid || Sync(folder) != 0)
        {
            throw Failed("flush", path, error == 0 ? Marshal.GetLastPInvokeError() : error);
        }
    }

    private static IOException Failed(string what, string path, int error) =>
        new($"Cannot {what} {path} because the system refused: cause={Marshal.GetPInvokeErrorMessage(error)}.", error);

    // Without the optional third argument: it would be passed another way on some systems.
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "creat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle Create(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "mkdir", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MakeFolder(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
