using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ParallelMotion.Shared.Memory;

/// <summary>Which file a path leads to, told apart from a later one of the same name, and whose it is (statx, Linux).</summary>
/// <param name="Device">The file system.</param>
/// <param name="Inode">The file's number on it.</param>
/// <param name="Owner">The user that it belongs to.</param>
[SupportedOSPlatform("linux")]
internal readonly partial record struct FileIdentity(ulong Device, ulong Inode, uint Owner)
{
    private const int FromCurrentFolder = -100;
    private const int FollowNoLink = 0x100;
    private const int OfHandleItself = 0x1000;
    private const uint OwnerAndInode = 0x8 | 0x100;

    /// <summary>What a path leads to; a symbolic link is itself.</summary>
    /// <returns>Null where the system doesn't say, mostly because nothing is there.</returns>
    public static FileIdentity? At(string path) => Find(FromCurrentFolder, path, FollowNoLink, OwnerAndInode, out FileStatus found) == 0 ? Of(found) : null;

    /// <summary>What an open file is, whatever became of its name.</summary>
    /// <returns>Null where the system doesn't say.</returns>
    public static FileIdentity? Of(SafeFileHandle file) => Find(file, string.Empty, OfHandleItself, OwnerAndInode, out FileStatus found) == 0 ? Of(found) : null;

    private static FileIdentity Of(FileStatus found) => new(((ulong)found.DeviceMajor << 32) | found.DeviceMinor, found.Inode, found.Owner);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Find(int folder, string path, int flags, uint mask, out FileStatus found);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Find(SafeFileHandle folder, string path, int flags, uint mask, out FileStatus found);

    /// <summary>struct statx: one layout on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct FileStatus
    {
        [FieldOffset(20)]
        public uint Owner;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
